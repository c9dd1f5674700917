import { importMapping, type ImportMapping } from '@waymark/contract';
import { parseDocument } from 'yaml';

/** One mapping file, read strictly: an unknown key or a missing one is told, never passed over. */
export type MappingReading =
  { readonly ok: true; readonly mapping: ImportMapping } | { readonly ok: false; readonly sentence: string };

/** A mapping that ships with the product: its name and its content must agree. */
export function parseMapping(text: string, fileName: string): MappingReading {
  const read = parseOwnMapping(text, fileName);
  if (!read.ok) return read;
  const expected = `${read.mapping.mapping}.v${read.mapping.version}.yaml`;
  return expected === fileName
    ? read
    : { ok: false, sentence: `${fileName} says it is ${expected}: name and content must agree.` };
}

/** A mapping somebody wrote, under whatever name. */
export function parseOwnMapping(text: string, fileName: string): MappingReading {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true });
  const broken = document.errors[0];
  if (broken) return { ok: false, sentence: `${fileName} is not YAML that can be read: ${broken.message}` };
  const parsed = importMapping.safeParse(document.toJS());
  if (parsed.success) return { ok: true, mapping: parsed.data };
  const issue = parsed.error.issues[0];
  return { ok: false, sentence: `${fileName}, ${issue?.path.join('.') || 'top level'}: ${issue?.message}` };
}
