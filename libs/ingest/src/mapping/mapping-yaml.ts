import { type AnyMapping, importMapping, tableMapping } from '@waymark/contract';
import { parseDocument, stringify } from 'yaml';
import { parseOwnMapping } from '../official/mapping';

export type AnyMappingReading =
  { readonly ok: true; readonly mapping: AnyMapping } | { readonly ok: false; readonly sentence: string };

/** A mapping file of either kind, read strictly: one with `tables` is of a team's own table, else of official statistics. */
export function parseAnyMapping(text: string, fileName: string): AnyMappingReading {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true });
  const broken = document.errors[0];
  if (broken) return { ok: false, sentence: `${fileName} is not YAML that can be read: ${broken.message}` };
  const content: unknown = document.toJS();
  if (typeof content !== 'object' || content === null || !('tables' in content)) {
    const official = parseOwnMapping(text, fileName);
    return official.ok ? { ok: true, mapping: { kind: 'official', official: official.mapping } } : official;
  }
  const parsed = tableMapping.safeParse(content);
  if (parsed.success) return { ok: true, mapping: { kind: 'table', table: parsed.data } };
  const issue = parsed.error.issues[0];
  return { ok: false, sentence: `${fileName}, ${issue?.path.join('.') || 'top level'}: ${issue?.message}` };
}

/** The file of a mapping, as the command line reads it. */
export function printMapping(mapping: AnyMapping): string {
  const head =
    mapping.kind === 'table'
      ? '# How a table becomes figures of contexts. Import with: npm run waymark -- import FILE --mapping THIS-FILE.yaml\n'
      : '# How a published file becomes figures of areas. Import with: npm run waymark -- import FILE --mapping THIS-FILE.yaml\n';
  const content =
    mapping.kind === 'table' ? tableMapping.parse(mapping.table) : importMapping.parse(mapping.official);
  return head + stringify(content, { lineWidth: 110, aliasDuplicateObjects: false });
}
