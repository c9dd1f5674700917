import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { figures, type ImportProblem } from '@waymark/contract';
import { parse } from 'yaml';
import {
  type CheckedRow,
  checkRows,
  KeyTable,
  NEIGHBOURS,
  openTable,
  parseMapping,
  recognise,
  templateCsv,
  templateXlsx,
  UPPER_TIER,
} from './index';
import { sampleCatalogue } from './testing/sample-catalogue';

const root = resolve(__dirname, '../../..');
const samples = join(root, 'data/samples');
const mappingFolder = join(root, 'data/mappings');

interface Expected {
  readonly rows: number;
  /** `code row column`, in the order of the file. */
  readonly problems: string[];
  /** Figures of the rows, where the sample is about how cells are read. */
  readonly figures?: unknown[];
  readonly unused?: string[];
  /** Headings and what each was read as. */
  readonly taken?: string[];
  readonly periods?: string[];
  readonly sources?: string[];
  readonly rowNumbers?: number[];
  readonly breakdowns?: string[];
  readonly areas?: string[];
  /** How each sentence about the whole file begins or what it holds, in any order. */
  readonly says?: string[];
}

const mappings = readdirSync(mappingFolder).map((name) => {
  const read = parseMapping(readFileSync(join(mappingFolder, name), 'utf8'), name);
  if (!read.ok) throw new Error(read.sentence);
  return read.mapping;
});

interface Outcome {
  readonly rows: CheckedRow[];
  readonly problems: ImportProblem[];
  readonly unused: readonly string[];
  readonly taken: readonly string[];
  readonly apart: number;
  readonly remarks: readonly string[];
}

async function understand(path: string, file: string): Promise<Outcome> {
  const opened = await openTable(path, file);
  if (!opened.ok)
    return { rows: [], problems: opened.problems, unused: [], taken: [], apart: 0, remarks: [] };
  const known = await recognise(opened.table, mappings);
  if (!known.ok) return { rows: [], problems: known.problems, unused: [], taken: [], apart: 0, remarks: [] };
  const rows: CheckedRow[] = [];
  const problems = [...opened.table.warnings];
  const remarks: string[] = [];
  let apart = 0;
  for await (const batch of checkRows(opened.table, known.recognised, sampleCatalogue)) {
    rows.push(...batch.rows);
    problems.push(...batch.problems);
    apart += batch.apart;
    remarks.push(...(batch.remarks ?? []));
  }
  const { unused } = known.recognised;
  const taken = known.recognised.taken.map(([heading, name]) => `${heading} as ${name}`);
  return { rows, problems, unused, taken, apart, remarks };
}

const shown = (p: ImportProblem) => [p.code, p.row ?? '-', p.column ?? '-'].join(' ');

/** Facts about areas travel as rows too; their figures are none. */
const FACTS = new Set([NEIGHBOURS, UPPER_TIER]);
const FORMATS = [
  'waymark-table',
  'assessment-factors',
  'feeling-safe',
  'exclusions',
  'statistical-neighbours',
  'upper-tier-areas',
  'police-street',
  'tidy',
];

for (const format of FORMATS)
  for (const kind of ['ok', 'not-ok'] as const) {
    const folder = join(samples, format, kind);
    if (!existsSync(folder)) continue;
    const expected = parse(readFileSync(join(folder, 'expected.yaml'), 'utf8')) as Record<string, Expected>;
    const files = readdirSync(folder).filter((name) => name !== 'expected.yaml');

    describe(`${format}, ${kind}`, () => {
      it('says of every sample what is expected', () => {
        expect(Object.keys(expected).sort()).toEqual([...files].sort());
      });

      it.each(files)('%s', async (name) => {
        const { rows, problems, unused, taken, remarks } = await understand(join(folder, name), name);
        const wanted = expected[name];
        expect(problems.map(shown)).toEqual(wanted?.problems);
        expect(rows).toHaveLength(wanted?.rows ?? -1);
        for (const row of rows.filter((r) => !FACTS.has(r.indicator)))
          expect(figures.safeParse(JSON.parse(row.figures)).success).toBe(true);
        if (wanted?.figures) expect(rows.map((r) => JSON.parse(r.figures))).toEqual(wanted.figures);
        if (wanted?.unused) expect(unused).toEqual(wanted.unused);
        if (wanted?.taken) expect(taken).toEqual(wanted.taken);
        if (wanted?.periods) expect(rows.map((r) => `${r.start} to ${r.end}`)).toEqual(wanted.periods);
        if (wanted?.sources) expect(rows.map((r) => r.source)).toEqual(wanted.sources);
        if (wanted?.breakdowns) expect(rows.map((r) => r.breakdown)).toEqual(wanted.breakdowns);
        if (wanted?.areas) expect(rows.map((r) => r.areaCode)).toEqual(wanted.areas);
        for (const sentence of wanted?.says ?? [])
          expect(remarks).toContainEqual(expect.stringContaining(sentence));
        if (wanted?.rowNumbers) expect(rows.map((r) => r.row)).toEqual(wanted.rowNumbers);
        for (const problem of problems) {
          expect(problem.file).toBe(name);
          expect(problem.expected.length + problem.fix.length).toBeGreaterThan(10);
        }
        expect(problems.some((p) => p.severity === 'error')).toBe(kind === 'not-ok');
      });
    });
  }

describe('two figures under one key', () => {
  const path = join(samples, 'key-conflicts/same-key-with-other-figures.csv');
  it('is a conflict of both rows, whichever comes first', async () => {
    const { rows } = await understand(path, 'same-key-with-other-figures.csv');
    const keys = new KeyTable();
    expect(rows.map((row) => keys.classify(row))).toMatchObject([
      { is: 'new' },
      { is: 'new' },
      { is: 'conflict', firstRow: 2, firstWas: 'new' },
    ]);
  });
});

describe('a rubric level without its evidence', () => {
  const row = (figures: string): CheckedRow => ({
    row: 2,
    organisationId: 1,
    contextId: 1,
    areaCode: null,
    indicator: 'LOC-05',
    indicatorVersion: 1,
    breakdown: '',
    source: 'review',
    start: '2024-05-01',
    end: '2024-05-28',
    round: '',
    figures,
  });
  const level = (evidence: string, value = 2) =>
    `{"evidence":${JSON.stringify(evidence)},"kind":"level","level":${value},"raters":2}`;
  it.each([
    ['leaves the evidence that stands', level(''), 'unchanged'],
    ['changes with the level', level('', 3), 'change'],
    ['changes with other evidence', level('"lights" on'), 'change'],
  ])('%s', (_, figures, is) => {
    const keys = new KeyTable();
    keys.addStored(row(level('said "yes", \\ twice')), 7);
    expect(keys.classify(row(figures)).is).toBe(is);
  });
});

const LISTED = [
  { code: 'SYS-11', title: 'Hubs', measures: 'Hubs with a plan', unit: 'percent', aggregation: 'counts' },
  { code: 'COM-08', title: 'Gap', measures: 'A gap', unit: 'points', aggregation: 'computed' },
] as const;

describe('templates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-template-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['csv', 'xlsx'])('the %s template is recognised as it is and holds no rows', async (format) => {
    const path = join(folder, `template.${format}`);
    writeFileSync(path, format === 'csv' ? templateCsv() : await templateXlsx(LISTED));
    expect(await understand(path, `template.${format}`)).toEqual({
      rows: [],
      problems: [],
      unused: [],
      taken: [],
      apart: 0,
      remarks: [],
    });
  });
});
