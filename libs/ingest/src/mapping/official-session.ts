import {
  importMapping,
  type ImportMapping,
  type MappingPreview,
  type MappingProposal,
} from '@waymark/contract';
import { parse } from 'yaml';
import type { Catalogue } from '../catalogue';
import type { Opened, Table } from '../formats/table';
import { checkRows } from '../observations';
import { isTidy, proposeMapping, tidyNames } from '../official/propose';
import { recognise, takenWords } from '../recognise';
import { readNumber, visible } from '../table/numbers';
import { usualMeaning } from './cells';
import { slug } from './propose-file';
import { nameOf } from './table-mapper';
import { addressOf } from './text';

const HEAD_ROWS = 20;
const OBSERVATIONS_SHOWN = 500;
const PROBLEMS_SHOWN = 200;

/** Words of `time_identifier` and what a year then means. */
const YEARS: readonly (readonly [RegExp, ImportMapping['period']['means']])[] = [
  [/academic|school/i, 'academic year'],
  [/reporting|year ending|march/i, 'year ending 31 March'],
  [/financial|tax/i, 'financial year'],
  [/calendar/i, 'calendar year'],
  [/mid|june/i, 'mid-year'],
];

/** A mapping for a tidy table of official statistics, as far as its rows tell; null for any other table. */
export async function proposeOfficial(
  table: Table,
): Promise<Pick<MappingProposal, 'mapping' | 'why' | 'choices'> | null> {
  for (const sheet of table.sheets)
    for await (const batch of sheet.rows(
      () => undefined,
      () => undefined,
    )) {
      const at = batch.rows.slice(0, HEAD_ROWS).findIndex(isTidy);
      if (at < 0) break;
      return fromRows(tidyNames(batch.rows[at] ?? []), batch.rows.slice(at + 1), table.file);
    }
  return null;
}

function fromRows(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  file: string,
): Pick<MappingProposal, 'mapping' | 'why' | 'choices'> | null {
  const text = proposeMapping(names);
  if (text === null) return null;
  const all = [...text.matchAll(/^# {2}- \{ as: events, column: (.+), indicator: CHOOSE \}$/gm)].map(
    (m) => parse(m[1] ?? '') as string,
  );
  const cells = (name: string) => rows.map((row) => visible(row[names.indexOf(name)] ?? ''));
  const cell = (name: string) => new Set(cells(name));
  const groups = all.flatMap((name) => groupOf(name, cell(name)));
  const figures = all.filter((name) => groups.every(({ column }) => column !== name));
  const commonest = mostly(cells('time_identifier'));
  const periods = [...cell('time_period')];
  const twoYears = periods.some((period) => /^\d{6}$|\d{4}[/-]\d{2}/.test(period));
  const said = YEARS.find(([pattern]) => pattern.test(commonest))?.[1];
  const means = twoYears && said !== 'academic year' ? 'financial year' : (said ?? 'year ending 31 March');
  const [first] = figures;
  const shipped = parse(text) as Pick<ImportMapping, 'mapping' | 'publisher' | 'rows' | 'symbols'>;
  const levels = [...cell('geographic_level')].filter(Boolean);
  const parsed = importMapping.safeParse({
    ...shipped,
    // what stands beside every figure if nobody says better: never the words of a form
    mapping: slug(file) || shipped.mapping,
    label: nameOf(file),
    source: `${shipped.publisher}, ${nameOf(file)}`.slice(0, 160),
    rows: {
      ...shipped.rows,
      // schools and wards too are kept apart: they are parts of the areas
      apart: [...new Set([...shipped.rows.apart, ...levels])].filter(
        (level) => !shipped.rows.keep.includes(level),
      ),
    },
    // a quarter of a calendar year is no year of April to March: one kind of time at once
    only: cell('time_identifier').size > 1 ? [{ column: 'time_identifier', is: commonest }] : [],
    period: { column: 'time_period', means },
    breakdowns: groups,
    values: [
      { as: 'reported', column: first ?? names.at(-1) ?? 'value', indicator: 'CHOOSE', unit: 'number' },
    ],
    symbols: { ...signsIn(figures.flatMap((name) => [...cell(name)])), ...shipped.symbols },
  });
  if (!parsed.success) return null;
  return {
    mapping: { kind: 'official', official: parsed.data },
    why: null,
    choices: [
      {
        at: 'mapping',
        what: 'File',
        chose: 'official statistics in the tidy format',
        because: 'It has the columns time_period, time_identifier and geographic_level.',
        sure: 'sure',
      },
      {
        at: 'period',
        what: 'Period',
        chose: means,
        because: `time_identifier says “${[...cell('time_identifier')].slice(0, 3).join('”, “')}”, and time_period is written as ${periods[0] ?? 'nothing'}.${cell('time_identifier').size > 1 ? ` Only rows of “${commonest}” are taken.` : ''}`,
        sure: said ? 'likely' : 'ask',
      },
      {
        at: 'rows',
        what: 'Rows',
        chose: parsed.data.rows.keep.join(', '),
        because: `geographic_level has ${[...cell('geographic_level')]
          .slice(0, 6)
          .map((level) => `“${level}”`)
          .join(', ')}. Totals and regions are kept apart, never added.`,
        sure: 'likely',
      },
      {
        at: 'breakdowns',
        what: 'Groups',
        chose: groups.length === 0 ? 'none' : groups.map(({ column }) => column).join(', '),
        because:
          groups.length === 0
            ? 'No other column holds words.'
            : `${groups.length === 1 ? 'It holds words' : 'They hold words'} that say who or what kind a figure is about${groups.some(({ all: one }) => one) ? `; “${groups.find(({ all: one }) => one)?.all ?? ''}” means all` : ''}.`,
        sure: 'likely',
      },
      {
        at: 'values',
        what: 'Figures',
        chose: 'none yet',
        because: `Choose which of ${figures.length} columns are figures, and the indicator of each: ${figures.slice(0, 12).join(', ')}${figures.length > 12 ? ' and more' : ''}.`,
        sure: 'ask',
      },
    ],
  };
}

/** The text that stands most often. */
function mostly(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** A column of words says who or what kind a figure is about; `Total` or the like in it means all. */
function groupOf(column: string, texts: ReadonlySet<string>): ImportMapping['breakdowns'] {
  const words = [...texts].filter((text) => /\p{L}{2}/u.test(text) && usualMeaning(text) === null);
  if (words.length === 0 || words.length < texts.size / 2) return [];
  const all = words.find((text) =>
    /^(total|all|all pupils|all children|all schools|all school types|persons?)$/i.test(text),
  );
  const dimension = column
    .toLowerCase()
    .replace(/[^a-z0-9 -]+/g, ' ')
    .trim();
  return /^[a-z]/.test(dimension) ? [{ column, dimension, ...(all === undefined ? {} : { all }) }] : [];
}

/** Signs of these columns that the shipped list does not hold, with what they mostly mean. */
function signsIn(texts: readonly string[]): ImportMapping['symbols'] {
  const signs: ImportMapping['symbols'] = {};
  for (const text of new Set(texts)) {
    const reading = readNumber(text);
    if (reading.is === 'symbol') signs[text] = reading.reason;
    else if (reading.is === 'bound' && !/\d/.test(text)) signs[text] = 'nearly zero';
  }
  return signs;
}

/** What a mapping of official statistics makes of a file. */
export async function previewOfficial(
  opened: Opened,
  mapping: ImportMapping,
  catalogue: Catalogue,
): Promise<MappingPreview> {
  const nothing: MappingPreview = {
    counts: {
      rows: 0,
      observations: 0,
      shown: 0,
      missing: 0,
      reported: 0,
      refused: 0,
      leftOut: 0,
      problems: 0,
      submissions: 0,
      answers: 0,
    },
    faults: [],
    observations: [],
    problems: [],
    totals: [],
    unused: [],
    leftOut: [],
    contexts: [],
    symbols: [],
    marks: [],
    remarks: [],
  };
  if (!opened.ok) return withProblems(nothing, opened.problems);
  const known = await recognise(opened.table, [mapping], mapping.mapping);
  if (!known.ok) return withProblems(nothing, known.problems);
  const { recognised } = known;
  const sheet = Math.max(0, opened.table.sheets.indexOf(recognised.sheet));
  const columnOf = new Map(
    mapping.values.map((value) => [
      value.as === 'population' ? value.series : value.indicator,
      recognised.heading.map(visible).indexOf(value.column),
    ]),
  );
  const counts = { ...nothing.counts };
  const observations: MappingPreview['observations'] = [];
  const problems: MappingPreview['problems'] = [];
  for await (const batch of checkRows(opened.table, recognised, catalogue)) {
    counts.rows += batch.read;
    counts.refused += batch.rejected;
    counts.leftOut += batch.apart;
    counts.problems += batch.problems.length;
    for (const problem of batch.problems)
      if (problems.length < PROBLEMS_SHOWN) {
        const column = recognised.heading.map(visible).indexOf(problem.column ?? '');
        problems.push({
          ...problem,
          cell: column < 0 || problem.row === null ? null : addressOf(column, problem.row),
        });
      }
    for (const row of batch.rows) {
      const figures = JSON.parse(row.figures) as MappingPreview['observations'][number]['figures'];
      counts[figures.kind === 'missing' ? 'missing' : figures.kind === 'reported' ? 'reported' : 'shown']++;
      counts.observations++;
      if (observations.length >= OBSERVATIONS_SHOWN) continue;
      const { areaCode, indicator, start, end, breakdown, round } = row;
      const cell = addressOf(Math.max(0, columnOf.get(indicator) ?? 0), row.row);
      const shown =
        figures.kind === 'reported'
          ? figures.shownAs
          : figures.kind === 'missing'
            ? (figures.symbol ?? '')
            : figures.kind === 'events'
              ? String(figures.events)
              : figures.kind === 'stock'
                ? String(figures.stock)
                : '';
      observations.push({
        sheet,
        cells: [cell],
        shown,
        context: null,
        areaCode,
        indicator: { code: indicator, title: catalogue.indicator(indicator)?.title ?? indicator },
        start,
        end,
        breakdown,
        round,
        figures,
      });
    }
  }
  const unused = recognised.unused.map((heading) => ({
    sheet,
    letter: addressOf(recognised.heading.map(visible).indexOf(heading), 1).replace('1', ''),
    heading,
    why: 'The mapping does not name this column.',
  }));
  return {
    ...nothing,
    counts,
    observations,
    problems,
    unused,
    remarks: [
      ...opened.table.remarks,
      ...takenWords(recognised.taken),
      ...(counts.leftOut > 0 ? [`${counts.leftOut} rows are kept apart. ${mapping.rows.apartNote}`] : []),
    ],
  };
}

function withProblems(
  preview: MappingPreview,
  found:
    | readonly MappingPreview['problems'][number][]
    | readonly Omit<MappingPreview['problems'][number], 'cell'>[],
): MappingPreview {
  return {
    ...preview,
    problems: found.map((problem) => ({ ...problem, cell: null })),
    counts: { ...preview.counts, problems: found.length },
  };
}
