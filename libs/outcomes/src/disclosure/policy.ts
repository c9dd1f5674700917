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
  const policy = read.data;
  const named = `${policy.set}.v${policy.version}.yaml`;
  const faults = file.endsWith(named) ? [] : [`${file} holds ${named}: name the file after what it holds.`];
  faults.push(...policyFaults(policy).map((fault) => `${file}: ${fault}`));
  return faults.length === 0 ? { ok: true, policy } : { ok: false, faults };
}

/** No policy, whoever agrees to it, lets what is published narrow a withheld count to fewer values than this. */
export const LEAST_POSSIBLE_VALUES = 4;

/** What no policy may say: floors that two people cannot move either. */
export function policyFaults(policy: DisclosurePolicy): string[] {
  const asked = policy.audit.min_possible_values;
  const faults =
    asked < LEAST_POSSIBLE_VALUES
      ? [
          `audit.min_possible_values is ${asked}: a withheld count keeps at least ${LEAST_POSSIBLE_VALUES} possible values, whoever agrees to less.`,
        ]
      : [];
  const { at_least, of } = policy.events.periods_reaching;
  if (at_least < 1 || at_least > of)
    faults.push(
      `events.periods_reaching is ${at_least} of ${of}: ask for one period at least, and for no more than there are.`,
    );
  const floor = Math.max(asked, LEAST_POSSIBLE_VALUES);
  for (const [name, values] of valuesLeft(policy))
    if (values < floor)
      faults.push(
        `${name} leaves a withheld count ${values} possible values, and audit.min_possible_values asks for ${floor}.`,
      );
  return faults;
}

/** How many values each rule by itself leaves of what it withholds: the audit cannot give back what a rule gave away. */
function valuesLeft({ people_sample, sensitive, events }: DisclosurePolicy): [string, number][] {
  return [
    ['people_sample.min_base', people_sample.min_base],
    ['people_sample.min_count', people_sample.min_count],
    ['people_sample.min_complement', people_sample.min_complement],
    ['sensitive.min_count', Math.max(people_sample.min_count, sensitive.min_count)],
    ['sensitive.min_complement', Math.max(people_sample.min_complement, sensitive.min_complement)],
    ['events.withheld_to', events.withheld_to + 1],
    ['events.complement_withheld_to', events.complement_withheld_to + 1],
  ];
}
