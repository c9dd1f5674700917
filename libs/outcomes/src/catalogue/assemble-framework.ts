import {
  publishedFiles,
  type Framework,
  type FrameworkFile,
  type Indicator,
  type PublishedFiles,
} from '@waymark/contract';
import { methodFor } from '../change/methods';
import { fingerprint } from './fingerprint';
import { indicatorFaults } from './indicator-rules';
import { parseFrameworkFile, type ParsedFile } from './parse-framework-file';
import type { CatalogueProblem, CatalogueRule } from './problems';

/** A file of `data/framework/`, already read: its name relative to that folder, with forward slashes. */
export interface SourceFile {
  readonly fileName: string;
  readonly text: string;
}

export type Assembled =
  | { readonly ok: true; readonly value: Framework }
  | { readonly ok: false; readonly problems: readonly CatalogueProblem[] };

type Of<K extends FrameworkFile['kind']> = ParsedFile & {
  readonly content: Extract<FrameworkFile, { kind: K }>;
};

/** An entry of a file that can be pointed at. */
interface Entry<T> {
  readonly value: T;
  readonly file: ParsedFile;
  readonly path: readonly [string, number];
}

/** The name of the file that lists the fingerprints of published versions. */
export const publishedFileName = 'published.json';

/**
 * Reads all files of the framework together and judges what no file can be judged for alone. Either the whole
 * framework, or every problem found, in order of file and line; never part of a framework.
 */
export function assembleFramework(files: readonly SourceFile[], publishedText: string): Assembled {
  const problems: CatalogueProblem[] = [];
  const parsed: ParsedFile[] = [];
  for (const { text, fileName } of files) {
    const result = parseFrameworkFile(text, fileName);
    if (result.ok) parsed.push(result.value);
    else problems.push(...result.problems);
  }
  const unparsed = problems.length > 0;
  problems.push(...publishingProblems(files, publishedText));
  // What a broken file holds is unknown: judging the others against it would only add noise.
  if (unparsed) return { ok: false, problems: sorted(problems) };

  const latest = latestOfEachSet(parsed);
  const goals = entries(latest.filter(isKind('goals')), 'goals', (file) => file.content.goals);
  const current = entries(
    latest.filter(isKind('indicators')),
    'indicators',
    (file) => file.content.indicators,
  );
  const all = entries(parsed.filter(isKind('indicators')), 'indicators', (file) => file.content.indicators);
  const terms = entries(latest.filter(isKind('glossary')), 'terms', (file) => file.content.terms);

  problems.push(
    ...duplicates(goals, 'code', 'goals'),
    ...duplicates(current, 'code', 'indicators'),
    ...duplicates(terms, 'term', 'terms'),
    ...reusedVersions(all),
    ...current.flatMap((entry) => entryProblems(entry, goals, current)),
  );
  if (problems.length > 0) return { ok: false, problems: sorted(problems) };

  return {
    ok: true,
    value: {
      files: latest.map(({ fileName, content: { set, version, changelog } }) => ({
        file: fileName,
        set,
        version,
        changelog,
      })),
      goals: goals.map((entry) => entry.value),
      indicators: current.map((entry) => entry.value),
      earlier: replacedBy(current, all),
      methodOf: Object.fromEntries(all.map(({ value }) => [value.code, methodFor(value).slug])),
      glossary: terms.map((entry) => entry.value),
    },
  };
}

function isKind<K extends FrameworkFile['kind']>(kind: K) {
  return (file: ParsedFile): file is Of<K> => file.content.kind === kind;
}

function entries<F extends ParsedFile, T>(
  files: readonly F[],
  list: string,
  of: (file: F) => readonly T[],
): Entry<T>[] {
  return files.flatMap((file) => of(file).map((value, i) => ({ value, file, path: [list, i] as const })));
}

function latestOfEachSet(parsed: readonly ParsedFile[]): ParsedFile[] {
  return parsed.filter(
    ({ content }) =>
      !parsed.some(
        (other) =>
          other.content.kind === content.kind &&
          other.content.set === content.set &&
          other.content.version > content.version,
      ),
  );
}

function problemAt<T>(
  entry: Entry<T>,
  field: string,
  rule: CatalogueRule,
  sentence: string,
  cure: string,
): CatalogueProblem {
  return { rule, file: entry.file.fileName, ...entry.file.placeOf([...entry.path, field]), sentence, cure };
}

function duplicates<K extends string, T extends Readonly<Record<K, string>>>(
  list: readonly Entry<T>[],
  field: K,
  what: string,
): CatalogueProblem[] {
  const first = new Map<string, Entry<T>>();
  return list.flatMap((entry) => {
    const key = entry.value[field];
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, entry);
      return [];
    }
    const { line } = earlier.file.placeOf([...earlier.path, field]);
    const sentence = `Two ${what} are called ${key}; the other stands in ${earlier.file.fileName}, line ${line}.`;
    return [
      problemAt(entry, field, 'duplicate-code', sentence, 'Give one of them another name, or delete it.'),
    ];
  });
}

/** The same indicator at the same version must say the same in every file that holds it. */
function reusedVersions(all: readonly Entry<Indicator>[]): CatalogueProblem[] {
  const seen = new Map<string, Entry<Indicator>>();
  return all.flatMap((entry) => {
    const { code, version } = entry.value;
    const key = `${code} ${version}`;
    const earlier = seen.get(key);
    if (!earlier) {
      seen.set(key, entry);
      return [];
    }
    const isNewFile = earlier.file.content.set === entry.file.content.set && earlier.file !== entry.file;
    if (!isNewFile || JSON.stringify(earlier.value) === JSON.stringify(entry.value)) return [];
    const sentence = `${code} differs from ${earlier.file.fileName} and still calls itself version ${version}.`;
    return [
      problemAt(
        entry,
        'version',
        'version-reused',
        sentence,
        `Write version: ${version + 1}, and what changed in the changelog.`,
      ),
    ];
  });
}

function entryProblems(
  entry: Entry<Indicator>,
  goals: readonly Entry<{ readonly code: string }>[],
  indicators: readonly Entry<Indicator>[],
): CatalogueProblem[] {
  const { code, goal, pair_with, computed_from } = entry.value;
  const known = new Set(indicators.map((other) => other.value.code));
  const problems = indicatorFaults(entry.value).map(({ rule, field, sentence, cure }) =>
    problemAt(entry, field, rule, `${code}: ${sentence}`, cure),
  );
  if (!goals.some((other) => other.value.code === goal)) {
    problems.push(
      problemAt(
        entry,
        'goal',
        'unknown-goal',
        `${code} serves goal ${goal}, which no goals file has.`,
        'Name a goal that exists, or add it to the goals.',
      ),
    );
  }
  for (const pair of pair_with) {
    if (pair !== code && known.has(pair)) continue;
    const sentence =
      pair === code
        ? `${code} is paired with itself.`
        : `${code} is paired with ${pair}, which does not exist.`;
    problems.push(
      problemAt(entry, 'pair_with', 'unknown-pair', sentence, 'Name another indicator of this framework.'),
    );
  }
  for (const from of computed_from) {
    if (from !== code && known.has(from)) continue;
    const sentence = `${code} is computed from ${from}, which is not another indicator of this framework.`;
    problems.push(
      problemAt(
        entry,
        'computed_from',
        'unknown-source-indicator',
        sentence,
        'Name an indicator that exists.',
      ),
    );
  }
  return problems;
}

function publishingProblems(files: readonly SourceFile[], publishedText: string): CatalogueProblem[] {
  const list = readPublished(publishedText);
  if ('rule' in list) return [list];
  const recorded = new Map(list.files.map(({ file, sha256 }) => [file, sha256]));
  const present = new Set(files.map((file) => file.fileName));
  const problems = files.flatMap(({ fileName, text }): CatalogueProblem[] => {
    const sha256 = fingerprint(text);
    const published = recorded.get(fileName);
    if (published === sha256) return [];
    const base = { file: fileName, line: 1 };
    return [
      published === undefined
        ? {
            ...base,
            rule: 'not-published',
            sentence: 'This version is not among the published ones.',
            cure: `When it is final, add {"file":"${fileName}","sha256":"${sha256}"} to ${publishedFileName}.`,
          }
        : {
            ...base,
            rule: 'published-version-changed',
            sentence:
              'This version was published and has been changed since; figures were collected under its old words.',
            cure: 'Put the published text back, and write the change as a new file with the next version.',
          },
    ];
  });
  for (const file of recorded.keys()) {
    if (present.has(file)) continue;
    problems.push({
      rule: 'published-version-missing',
      file: publishedFileName,
      line: lineOf(publishedText, file),
      sentence: `${file} was published and is not there any more; figures still rest on it.`,
      cure: 'Put the file back: published versions stay for good.',
    });
  }
  return problems;
}

function readPublished(text: string): PublishedFiles | CatalogueProblem {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const parsed = publishedFiles.safeParse(json);
  if (parsed.success) return parsed.data;
  return {
    rule: 'unreadable',
    file: publishedFileName,
    line: 1,
    sentence: 'The list of published versions cannot be read.',
    cure: 'It is JSON: {"files":[{"file":"goals.v1.yaml","sha256":"..."}]}.',
  };
}

function lineOf(text: string, needle: string): number {
  return text.slice(0, Math.max(0, text.indexOf(needle))).split('\n').length;
}

function replacedBy(current: readonly Entry<Indicator>[], all: readonly Entry<Indicator>[]): Indicator[] {
  const now = new Set(current.map(({ value }) => `${value.code} ${value.version}`));
  const earlier = new Map<string, Indicator>();
  for (const { value } of all) {
    const key = `${value.code} ${value.version}`;
    if (!now.has(key)) earlier.set(key, value);
  }
  return [...earlier.values()];
}

function sorted(problems: readonly CatalogueProblem[]): CatalogueProblem[] {
  return [...problems].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || (a.column ?? 0) - (b.column ?? 0),
  );
}
