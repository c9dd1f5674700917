import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresKindOf, frameworkFile, newContext, reportTexts, type Indicator } from '@waymark/contract';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

const root = join(__dirname, '../../../..');
const demo = (name: string) => readFileSync(join(root, 'data/demo', name), 'utf8');
const rows = (name: string) =>
  z.array(z.record(z.string(), z.string())).parse(parseCsv(demo(name), { columns: true }));

const contexts = rows('contexts.csv');
const observations = rows('observations.csv');
const codes = contexts.map((row) => row['context']);
const seriesKey = (row: Record<string, string>) =>
  `${row['context']} ${row['indicator']} ${row['breakdown']}`;

const indicators: readonly Indicator[] = readdirSync(join(root, 'data/framework/indicators')).flatMap(
  (name) => {
    const text = readFileSync(join(root, 'data/framework/indicators', name), 'utf8');
    const file = frameworkFile.parse(parseYaml(text));
    return file.kind === 'indicators' ? file.indicators : [];
  },
);

const word = z.enum(['improving', 'worsening', 'higher', 'lower', 'no clear change', 'cannot say']);
const view = z.strictObject({
  kind: z.enum(['verdict', 'context_only', 'not_judged']),
  word: word.nullable(),
  gate: z.enum(['full', 'caution', 'picture_only']).nullable(),
  figures: z.string().min(1),
  difference: z.number().nullable().optional(),
  lower: z.number().nullable().optional(),
  upper: z.number().nullable().optional(),
  held: z.boolean().nullable(),
  because: z.string().min(10),
});
const wave = z.strictObject({ start: z.iso.date(), end: z.iso.date(), round: z.string() });
const expected = z
  .strictObject({
    version: z.literal(1),
    invented: z.literal(true),
    as_of: z.iso.date(),
    series: z.array(
      z.strictObject({
        context: z.string(),
        indicator: z.string(),
        breakdown: z.string(),
        segment_from: z.iso.date().nullable(),
        method: z.string(),
        baseline: wave.nullable(),
        latest: wave.nullable(),
        team: view,
        external: view,
      }),
    ),
  })
  .parse(parseYaml(demo('expected-verdicts.yaml')));

describe('the demo', () => {
  it('expects exactly one verdict for every series it holds, and for the gap computed from two of them', () => {
    const held = new Set(observations.map(seriesKey));
    const said = expected.series.map((one) => `${one.context} ${one.indicator} ${one.breakdown}`);
    expect([...said].sort()).toEqual([...held, 'E-riverside COM-08 '].sort());
  });

  it('never expects a word of praise or blame where the framework allows none', () => {
    const coloured = ['improving', 'worsening'];
    for (const { indicator: code, team, external } of expected.series) {
      const indicator = indicators.find((it) => it.code === code);
      if (!indicator) throw new Error(`${code} is not in the framework`);
      const grey = indicator.role === 'context_only' || indicator.direction === 'none';
      for (const { kind, word: said } of [team, external]) {
        if (grey || indicator.role === 'effort') expect(coloured).not.toContain(said);
        if (indicator.role === 'effort' || indicator.aggregation === 'milestone')
          expect(kind).toBe('not_judged');
        expect(said === null).toBe(kind === 'not_judged');
      }
    }
  });

  it('carries figures of the kind its indicators have', () => {
    const columns = {
      counts: 'numerator',
      moments: 'mean',
      events: 'events',
      level: 'level',
      stock: 'stock',
      milestone: 'reached',
    };
    for (const row of observations) {
      const indicator = indicators.find((it) => it.code === row['indicator']);
      const kind = indicator && figuresKindOf(indicator);
      if (!kind) throw new Error(`${seriesKey(row)} holds figures that cannot be entered`);
      expect([seriesKey(row), row[columns[kind]] !== '' || row['missing_reason'] !== '']).toEqual([
        seriesKey(row),
        true,
      ]);
    }
  });

  it('has two raters and a line of evidence for every level', () => {
    const key = (row: Record<string, string>) =>
      `${row['context']} ${row['indicator']} ${row['period_start']} ${row['level']}`;
    const evidence = rows('evidence.csv');
    const levels = observations.filter((row) => row['level'] !== '').map(key);
    expect(evidence.map(key).sort()).toEqual(levels.sort());
    for (const row of evidence) {
      expect(row['rater_1']).not.toBe(row['rater_2']);
      expect((row['evidence'] ?? '').length).toBeGreaterThan(20);
    }
  });

  it('fills in every context in the words of the contract', () => {
    const extra = newContext
      .pick({ code: true, setting: true, privateName: true, sizeBand: true, ageBand: true, goals: true })
      .extend({
        headlineIndicators: z.array(z.string()),
        nextReview: z.iso.date().nullable(),
        note: z.string(),
        cameFrom: z
          .array(
            z.strictObject({
              from: z.string().refine((code) => codes.includes(code)),
              on: z.iso.date(),
              note: z.string().min(1),
            }),
          )
          .default([]),
      });
    const file = z
      .strictObject({ version: z.literal(1), invented: z.literal(true), contexts: z.array(extra) })
      .parse(parseYaml(demo('contexts-extra.yaml')));
    expect(file.contexts.map((one) => one.code)).toEqual(codes);
    const { goals } = z
      .looseObject({ goals: z.array(z.looseObject({ code: z.string() })) })
      .parse(parseYaml(readFileSync(join(root, 'data/framework/goals.v1.yaml'), 'utf8')));
    const known = goals.map((goal) => goal.code);
    for (const one of file.contexts) expect(known).toEqual(expect.arrayContaining(one.goals));
  });

  it('speaks only of its own contexts and grants, and says everywhere that it is invented', () => {
    const invented = { version: z.literal(1), invented: z.literal(true) };
    const text = z.string().min(1);
    const { voices } = z
      .strictObject({
        ...invented,
        voices: z.array(
          z.strictObject({
            context: z.enum(codes as [string, ...string[]]),
            date: z.iso.date(),
            who: z.enum(['young person', 'resident']),
            words: text,
            purpose: text,
            audience: z.enum(['team', 'reports', 'public']),
            expires: z.iso.date(),
            withdrawn: z.iso.date().nullable(),
          }),
        ),
      })
      .parse(parseYaml(demo('voices.yaml')));
    expect(voices.some((one) => one.withdrawn !== null)).toBe(true);
    expect(voices.some((one) => one.withdrawn === null && one.expires < expected.as_of)).toBe(true);
    const grants = rows('grants.csv').map((row) => row['grant']);
    const { reports } = z
      .strictObject({
        ...invented,
        reports: z.array(z.strictObject({ grant: text, context: text, texts: reportTexts })),
      })
      .parse(parseYaml(demo('report-texts.yaml')));
    for (const one of reports)
      expect([grants.includes(one.grant), codes.includes(one.context)]).toEqual([true, true]);
    const organisations = z
      .strictObject({
        ...invented,
        organisations: z.array(
          z.strictObject({
            name: text,
            site: z.strictObject({
              name: text,
              areaName: z.string().includes('(invented)'),
              areaCode: z.null(),
            }),
          }),
        ),
      })
      .parse(parseYaml(demo('organisations.yaml')));
    expect([...new Set(contexts.map((row) => row['site']))].sort()).toEqual(
      organisations.organisations.map((one) => one.name).sort(),
    );
  });
});

describe('the glossary', () => {
  it('says the same in docs and in the framework', () => {
    const terms = ['glossary.v1.yaml', 'plan-terms.v1.yaml', 'method-terms.v1.yaml'].flatMap((name) => {
      const file = frameworkFile.parse(parseYaml(readFileSync(join(root, 'data/framework', name), 'utf8')));
      return file.kind === 'glossary' ? file.terms : [];
    });
    const written = [
      ...readFileSync(join(root, 'docs/glossary.md'), 'utf8').matchAll(/^\| (.+?) +\| (.+?) +\|$/gm),
    ]
      .map(([, term, means]) => ({ term, means }))
      .filter(({ term }) => term !== 'term' && !/^-+$/.test(term ?? ''));
    const byTerm = (one: { term?: string | undefined }, other: { term?: string | undefined }) =>
      (one.term ?? '').localeCompare(other.term ?? '');
    expect([...terms].sort(byTerm)).toEqual(written.sort(byTerm));
  });
});

describe('indicators that are marked as validated', () => {
  it('name the study in the page of sources, and no other does', () => {
    const page = readFileSync(join(root, 'docs/sources.md'), 'utf8');
    const [, table = ''] = page.split('## Indicators marked as validated');
    const named = [...(table.split('\n## ')[0] ?? '').matchAll(/^\| ([A-Z]+-\d\d)/gm)].map(
      ([, code]) => code,
    );
    const marked = indicators.filter(({ provenance }) => provenance.validated).map(({ code }) => code);
    expect(marked.length).toBeGreaterThan(0);
    expect([...named].sort()).toEqual([...new Set(marked)].sort());
  });
});
