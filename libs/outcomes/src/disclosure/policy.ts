import { disclosurePolicy, type DisclosurePolicy } from '@waymark/contract';
import { parse } from 'yaml';

export type PolicyReading =
  | { readonly ok: true; readonly policy: DisclosurePolicy }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Text of a policy file (`data/disclosure/<set>.v<version>.yaml`) -> the policy, or every fault in words. A policy that
 * cannot be read is never replaced by a default: without it nothing may be published.
 */
export function parsePolicy(text: string, file: string): PolicyReading {
  let raw: unknown;
  try {
    raw = parse(text);
  } catch (error) {
    return {
      ok: false,
      faults: [`${file} is not YAML: ${error instanceof Error ? error.message : String(error)}`],
    };
  }
  const read = disclosurePolicy.safeParse(raw);
  if (!read.success)
    return {
      ok: false,
      faults: read.error.issues.map(
        ({ path, message }) => `${file}, ${path.join('.') || 'the file'}: ${message}`,
      ),
    };
  const named = `${read.data.set}.v${read.data.version}.yaml`;
  return file.endsWith(named)
    ? { ok: true, policy: read.data }
    : { ok: false, faults: [`${file} holds ${named}: name the file after what it holds.`] };
}
