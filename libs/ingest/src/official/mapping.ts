import { importMapping, type ImportMapping } from '@waymark/contract';
import { parseDocument } from 'yaml';

/** One mapping file, read strictly: an unknown key or a missing one is told, never passed over. */
export type MappingReading =
  { readonly ok: true; readonly mapping: ImportMapping } | { readonly ok: false; readonly sentence: string };

export function parseMapping(text: string, fileName: string): MappingReading {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true });
  const broken = document.errors[0];
  if (broken) return { ok: false, sentence: `${fileName} is not YAML that can be read: ${broken.message}` };
  const parsed = importMapping.safeParse(document.toJS());
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, sentence: `${fileName}, ${issue?.path.join('.') || 'top level'}: ${issue?.message}` };
  }
  const expected = `${parsed.data.mapping}.v${parsed.data.version}.yaml`;
  return expected === fileName
    ? { ok: true, mapping: parsed.data }
    : { ok: false, sentence: `${fileName} says it is ${expected}: name and content must agree.` };
}
