import { createHash } from 'node:crypto';
import type { EditionFile, EditionManifest, EditionTable, Indicator } from '@waymark/contract';

/** One file of an edition: the bytes that are served, for ever. */
export interface SealedFile extends EditionFile {
  readonly body: string;
}
export interface SealedEdition {
  readonly manifest: EditionManifest;
  /** `edition.json` first, then every table. */
  readonly files: readonly SealedFile[];
  /** The hash of the edition: that of `edition.json`, which holds those of all other files. */
  readonly sha256: string;
}
export type SealInput = Omit<
  EditionManifest,
  'kind' | 'schema' | 'contexts' | 'files' | 'cells' | 'indicators'
> & {
  readonly tables: readonly EditionTable[];
  /** The catalogue; only those that occur go in. */
  readonly indicators: readonly Indicator[];
};

/**
 * Turns decided tables into the files of an edition. Canonical JSON: keys in order, no spaces, one line feed at the end; so
 * that the same figures are the same bytes on any machine, and anyone can check the hashes.
 */
export function sealEdition({ tables, ...head }: SealInput): SealedEdition {
  const ordered = [...tables].sort((a, b) => a.place.id - b.place.id);
  const parts = new SealInParts();
  const files = ordered.map((table) => parts.add(table));
  const { first, ...made } = parts.made(head);
  return { ...made, files: [first, ...files] };
}

/** The same, one table after the other in order of the place's id: none is held once its file is made. */
export class SealInParts {
  private readonly contexts: EditionManifest['contexts'] = [];
  private readonly files: EditionFile[] = [];
  private readonly used = new Set<string>();
  private readonly cells = { shown: 0, withheld: 0, missing: 0 };

  add(table: EditionTable): SealedFile {
    const { place, series } = table;
    for (const { indicator, cells } of series) {
      this.used.add(indicator);
      for (const { state } of cells) this.cells[state] += 1;
    }
    const { body, ...file } = sealed(`tables/${place.id}.json`, table);
    this.files.push(file);
    this.contexts.push({ id: place.id, pseudonym: place.pseudonym, file: file.path });
    return { ...file, body };
  }

  /** `first` is `edition.json`. */
  made({
    indicators,
    ...head
  }: Omit<SealInput, 'tables'>): Omit<SealedEdition, 'files'> & { readonly first: SealedFile } {
    const { contexts, files, cells, used } = this;
    const manifest: EditionManifest = {
      ...head,
      kind: 'waymark_edition',
      schema: 1,
      indicators: indicators
        // what is computed from these figures, such as a gap, has no figure of its own here and needs its definition
        .filter(
          ({ code, aggregation, computed_from: parents }) =>
            used.has(code) || (aggregation === 'computed' && parents.some((one) => used.has(one))),
        )
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
      contexts,
      files,
      cells,
    };
    const first = sealed('edition.json', manifest);
    return { manifest, first, sha256: first.sha256 };
  }
}

function sealed(path: string, value: unknown): SealedFile {
  const body = `${canonical(value)}\n`;
  const sha256 = createHash('sha256').update(body, 'utf8').digest('hex');
  return { path, sha256, bytes: Buffer.byteLength(body, 'utf8'), body };
}

/** JSON with keys in order of their code units; what is undefined is left out; numbers as ECMAScript prints them (RFC 8785). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

/** Every hash again, from the bytes: an empty list, or what does not match. */
export function checkSeal({ files, sha256 }: Pick<SealedEdition, 'files' | 'sha256'>): string[] {
  return files.flatMap((file) => {
    const found = createHash('sha256').update(file.body, 'utf8').digest('hex');
    const promised = file.path === 'edition.json' ? sha256 : file.sha256;
    return found === promised ? [] : [`${file.path}: its bytes do not match its hash.`];
  });
}
