import { protectionLists, type ProtectionLists, retentionKind } from '@waymark/contract';
import { parse } from 'yaml';
import { z } from 'zod';

export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly string[] };

const { shape } = protectionLists;
const listsFile = z.strictObject({
  set: z.literal('lawful-bases'),
  version: shape.version,
  date: shape.date,
  note: z.string(),
  lawful_bases: shape.lawfulBases.min(1),
  article9: shape.article9.min(1),
  schedule1: shape.schedule1,
});

const schedule = z.strictObject({
  set: z.literal('retention'),
  version: z.int().positive(),
  date: shape.date,
  rules: z.array(
    z.strictObject({
      kind: retentionKind,
      title: z.string(),
      holds: z.string(),
      months: z.int().min(1).max(600).nullable(),
      from: z.string(),
      // `then` in the file; a key of that name would make a promise of the object
      then: z.enum(['erase the record', 'empty the words', 'keep']),
      reason: z.string(),
    }),
  ),
});
export type RetentionSchedule = z.infer<typeof schedule>;
export type ScheduledRule = RetentionSchedule['rules'][number];

/** Text of `lawful-bases.v<version>.yaml` -> the lists to choose from, or every fault in words. */
export function parseProtectionLists(
  text: string,
  file: string,
  origin: ProtectionLists['origin'],
): Reading<ProtectionLists> {
  const read = readYaml(listsFile, text, file);
  if (!read.ok) return read;
  const { version, date, lawful_bases, article9, schedule1 } = read.value;
  const faults = [
    ...named(file, `lawful-bases.v${version}.yaml`),
    ...[lawful_bases, article9, schedule1].flatMap((list) =>
      twice(
        list.map(({ code }) => code),
        file,
      ),
    ),
    ...(article9.some(({ code }) => code === 'none')
      ? []
      : [`${file}: article9 needs the entry “none”, for purposes without special category data.`]),
  ];
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, value: { version, date, origin, lawfulBases: lawful_bases, article9, schedule1 } };
}

/** Text of `retention.v<version>.yaml` -> the schedule, with a rule for every kind of record, or every fault in words. */
export function parseRetentionSchedule(text: string, file: string): Reading<RetentionSchedule> {
  const read = readYaml(schedule, text, file);
  if (!read.ok) return read;
  const kinds = read.value.rules.map(({ kind }) => kind);
  const faults = [
    ...named(file, `retention.v${read.value.version}.yaml`),
    ...twice(kinds, file),
    ...retentionKind.options
      .filter((kind) => !kinds.includes(kind))
      .map((kind) => `${file} has no rule for ${kind}: say how long it is kept.`),
    ...read.value.rules
      .filter(({ months, then }) => (months === null) !== (then === 'keep'))
      .map(({ kind }) => `${file}: ${kind} either has months, or is kept.`),
  ];
  return faults.length > 0 ? { ok: false, faults } : read;
}

export function readYaml<S extends z.ZodType>(shape: S, text: string, file: string): Reading<z.output<S>> {
  let raw: unknown;
  try {
    raw = parse(text);
  } catch (error) {
    return {
      ok: false,
      faults: [`${file} is not YAML: ${error instanceof Error ? error.message : String(error)}`],
    };
  }
  const read = shape.safeParse(raw);
  if (read.success) return { ok: true, value: read.data };
  const faults = read.error.issues.map(
    ({ path, message }) => `${file}, ${path.join('.') || 'the file'}: ${message}`,
  );
  return { ok: false, faults };
}

const named = (file: string, name: string): string[] =>
  file.endsWith(name) ? [] : [`${file} holds ${name}: name the file after what it holds.`];
const twice = (codes: readonly string[], file: string): string[] =>
  codes
    .filter((code, at) => codes.indexOf(code) !== at)
    .map((code) => `${file} names ${code} twice: leave one of them out.`);
