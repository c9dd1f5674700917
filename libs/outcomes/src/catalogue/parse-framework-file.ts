import { frameworkFile, type FrameworkFile } from '@waymark/contract';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { CatalogueProblem } from './problems';

/** Where something stands in a file; lines and columns start at 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

type Path = readonly (string | number)[];

/** A framework file that has the right shape, with the means to point into it. */
export interface ParsedFile {
  readonly fileName: string;
  readonly text: string;
  readonly content: FrameworkFile;
  /** The place of a value (or of the nearest thing that holds it, when it is not written). */
  readonly placeOf: (path: Path) => Place;
}

export type Parsed =
  | { readonly ok: true; readonly value: ParsedFile }
  | { readonly ok: false; readonly problems: readonly CatalogueProblem[] };

/**
 * Reads one file of `data/framework/` strictly: YAML without repeated keys, then the shape the contract declares.
 * `fileName` is relative to that folder with forward slashes (`indicators/school.v1.yaml`); nothing is read from disk.
 */
export function parseFrameworkFile(text: string, fileName: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  // One broken line breaks all that follow it: only the first is worth an answer.
  const unreadable = document.errors.slice(0, 1).map((error): CatalogueProblem => ({
    rule: 'unreadable',
    file: fileName,
    ...at(error.pos[0]),
    sentence: `This is not YAML that can be read: ${error.message.replace(/\.?$/, '.')}`,
    cure: 'Mend the line; every key stands once, indented with spaces.',
  }));
  if (unreadable.length > 0) return { ok: false, problems: unreadable };

  const placeOf = (path: Path): Place => at(offsetOf(document, path));
  const parsed = frameworkFile.safeParse(document.toJS());
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => shapeProblems(issue, fileName, document, at));
    return { ok: false, problems };
  }
  const misnamed = fileNameProblem(parsed.data, fileName, placeOf);
  if (misnamed) return { ok: false, problems: [misnamed] };
  return { ok: true, value: { fileName, text, content: parsed.data, placeOf } };
}

function shapeProblems(
  issue: z.core.$ZodIssue,
  file: string,
  document: Document,
  at: (offset: number) => Place,
): CatalogueProblem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      rule: 'unknown-key',
      file,
      ...at(keyOffset(document, path, key)),
      sentence: `There is no field called "${key}"${describe(path)}.`,
      cure: 'Correct the spelling or delete the line: an unread field would be a silent mistake.',
    }));
  }
  return [
    { rule: 'wrong-value', file, ...at(offsetOf(document, path)), ...wrongValue(issue, path, document) },
  ];
}

function wrongValue(
  issue: z.core.$ZodIssue,
  path: Path,
  document: Document,
): { sentence: string; cure: string } {
  const field = [...path].reverse().find((step) => typeof step === 'string') ?? 'file';
  const written: unknown = document.getIn(path);
  const missing = written === undefined;
  const holds = typeof written === 'object' ? 'something of another kind' : JSON.stringify(written);
  const cure =
    issue.code === 'invalid_value'
      ? `Write one of: ${issue.values.map(String).join(', ')}.`
      : issue.code === 'invalid_type'
        ? `Write ${kinds[issue.expected] ?? `a value of kind ${issue.expected}`}.`
        : issue.message.replace(/\.?$/, '.');
  const sentence = missing
    ? `The field "${field}" is missing${describe(path)}.`
    : `The field "${field}"${describe(path)} holds ${holds}, which it may not.`;
  return { sentence, cure };
}

const kinds: Readonly<Record<string, string>> = {
  string: 'some text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'its fields, one on each line',
  tuple: 'two numbers, for example [0, 100]',
};

function describe(path: Path): string {
  const [list, index] = path;
  return typeof list === 'string' && typeof index === 'number' ? ` in entry ${index + 1} of ${list}` : '';
}

function fileNameProblem(
  content: FrameworkFile,
  fileName: string,
  placeOf: (path: Path) => Place,
): CatalogueProblem | undefined {
  const expected = `${content.kind === 'indicators' ? 'indicators/' : ''}${content.set}.v${content.version}.yaml`;
  const problem = (path: Path, sentence: string, cure: string): CatalogueProblem => ({
    rule: 'file-name',
    file: fileName,
    ...placeOf(path),
    sentence,
    cure,
  });
  if (fileName !== expected) {
    return problem(
      ['version'],
      `By its set and version this file should be called ${expected}.`,
      'Rename the file or correct the two fields.',
    );
  }
  const newest = content.changelog[content.changelog.length - 1]?.version;
  if (newest !== content.version) {
    return problem(
      ['changelog'],
      `The changelog ends at version ${newest}, the file is version ${content.version}.`,
      'Add a last entry that says what this version changes.',
    );
  }
  return undefined;
}

/** Offset of the value at a path; of the nearest written thing above it where there is none. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const offset = rangeStart(node);
    if (offset !== undefined) return offset;
  }
  return rangeStart(document.contents) ?? 0;
}

function keyOffset(document: Document, path: Path, key: string): number {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isMap(map)) {
    for (const pair of map.items) {
      if (isScalar(pair.key) && pair.key.value === key) return rangeStart(pair.key) ?? 0;
    }
  }
  return offsetOf(document, path);
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
    return undefined;
  const start: unknown = node.range[0];
  return typeof start === 'number' ? start : undefined;
}
