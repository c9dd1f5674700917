import type {
  FoundContext,
  FoundSymbol,
  FoundTable,
  MappingChoice,
  SymbolMeaning,
  TableRule,
} from '@waymark/contract';
import { visible } from '../table/numbers';
import { isIdColumn, type Profile, profilesOf, samplesOf } from './column-profile';
import type { Region } from './find-tables';
import type { Grid, GridSheet } from './grid';
import { scaleOf } from './answer-scales';
import { becauseOfWords, certainty, type IndicatorFinder, type Suggestion } from './indicator-words';
import { proposeAnswers } from './propose-answers';
import { answersDown, proposeOptions } from './propose-options';
import { periodRules, proposeFigures } from './propose-figures';
import { columnWords, type ProposedColumn } from './proposed-column';
import { PLACE_HEADING } from './heading-words';
import { groupColumns, measureColumn } from './propose-keys';
import {
  aliasesOf,
  capital,
  contextChoices,
  contextColumn,
  contextOfTable,
  contextsIn,
  placesAcross,
  type ProposalWorld,
  settingOf,
} from './propose-places';
import { symbolChoices, symbolsIn } from './propose-signs';
import { findPeriod } from './period-text';
import { proposeWhen, type When } from './propose-when';
import { addressOf, lettersOf } from './text';

export interface ProposedTable {
  readonly rule: TableRule;
  readonly found: FoundTable;
  readonly contexts: readonly FoundContext[];
  readonly symbols: readonly FoundSymbol[];
  /** Places in the rule: `period`, `contexts`, `symbols`, `columns.3`. */
  readonly choices: readonly MappingChoice[];
}

type Choice = MappingChoice;

/** A rule for one table, with the evidence of every choice. */
export function proposeTable(
  grid: Grid,
  sheetIndex: number,
  region: Region,
  world: ProposalWorld,
): ProposedTable {
  const sheet = grid.sheets[sheetIndex] ?? { name: null, numbers: [], rows: [], merges: [], width: 0 };
  const profiles = profilesOf(sheet, region);
  const rows = region.data.map((at) => sheet.rows[at] ?? []);
  const titles = region.titles.map((at) => rowText(sheet, at));
  const rowsAre = submissionsOrFigures(profiles, region, world.finder);
  const taken = new Set<number>();
  const keys: ProposedColumn[] = [];
  const add = (column: ProposedColumn | null) => {
    if (!column) return;
    keys.push(column);
    taken.add(column.at);
  };
  // first of all: answers in the rows are neither places nor groups of people
  if (rowsAre.is === 'figures') for (const column of answersDown(profiles)) add(column);
  const across = rowsAre.is === 'figures' ? placesAcross(profiles, world) : [];
  const where = across.length > 0 ? null : contextColumn(profiles, world, rowsAre.is, taken);
  add(where);
  for (const column of groupColumns(profiles, taken, rowsAre.is)) add(column);
  const measure =
    rowsAre.is === 'figures' ? measureColumn(profiles, taken, world.finder, across.length > 0) : null;
  add(measure);
  if (measure) for (const { profile, found } of across) add(ofPlace(profile, found));
  const when = proposeWhen(profiles, {
    titles,
    earlier: region.earlier.map((at) => rowText(sheet, at)),
    sheet: sheet.name,
    file: grid.file,
    rowsAre: rowsAre.is,
    taken,
  });
  for (const rule of when.columns) {
    const at = profiles.find((one) => one.heading === rule.heading && one.nth === rule.nth)?.at ?? -1;
    add({ at, rule, choice: null });
  }
  const names = where ? contextsIn(profiles[where.at], world) : [];
  const setting = settingOf(names, world);
  const rest = profiles.filter((one) => !taken.has(one.at) && (one.filled > 0 || one.heading !== ''));
  const values =
    rowsAre.is === 'submissions'
      ? proposeAnswers(rest, world.finder, setting)
      : valuesOf(rest, rows, when, world.finder, {
          setting,
          hasIndicatorColumn: measure !== null,
          // the corner of a table often says what is counted: "ASB incidents 2024/25" over the places
          subject: [...titles, where && !PLACE_HEADING.test(where.rule.heading) ? where.rule.heading : '']
            .map((line) => withoutPeriod(line, when))
            .join(' ')
            .trim()
            .slice(0, 200),
        });
  const columns = [...keys, ...values.columns].sort((a, b) => a.at - b.at);
  const wholeTable = where || across.length > 0 ? null : contextOfTable(titles, sheet.name, grid.file, world);
  const symbols = symbolsIn(columns, profiles, sheet, region, rowsAre.is, when.across);
  const rule: TableRule = {
    sheet: null,
    headingRows: Math.min(3, region.heading.length),
    rowsAre: rowsAre.is,
    columns: columns.map(({ rule: one }) => one),
    context: wholeTable?.code ?? null,
    contexts: aliasesOf(names, world),
    period: when.period,
    dates: when.dates,
    symbols: Object.fromEntries(
      symbols.flatMap(({ text, meaning }) =>
        meaning !== null && text !== '' && meaning !== 'as written'
          ? [[text.toLowerCase(), meaning] as [string, SymbolMeaning]]
          : [],
      ),
    ),
    totals:
      rowsAre.is === 'figures'
        ? ['Total', 'Totals', 'Grand total', 'Subtotal', 'All sites', 'All schools', 'Overall', 'Sum']
        : [],
    ends: rowsAre.is === 'submissions' || region.hasGaps ? 'at end of sheet' : 'at blank row',
  };
  return {
    rule,
    found: foundTable(sheet, sheetIndex, region, profiles, values.found, when),
    contexts: names,
    symbols,
    choices: [
      {
        at: 'rowsAre',
        what: 'Rows',
        chose: rowsAre.is === 'submissions' ? 'one row for each answer sent in' : 'one row for each place',
        because: rowsAre.because,
        sure: rowsAre.sure,
      },
      ...when.choices.map((choice): Choice => ({
        at: choice.what === 'Period' ? 'period' : 'dates',
        ...choice,
      })),
      ...columns.flatMap(({ choice }, index): Choice[] =>
        choice ? [{ at: `columns.${index}`, ...choice }] : [],
      ),
      ...contextChoices(names, wholeTable, where !== null || across.length > 0),
      ...symbolChoices(symbols),
      ...totalChoices(sheet, region),
    ],
  };
}

const withoutPeriod = (line: string, { period, dates }: When) =>
  findPeriod(line, period.years, dates)?.rest ?? line;

/** A column about one place: its heading says which. */
function ofPlace(profile: Profile, found: FoundContext): ProposedColumn {
  const { at, heading, nth } = profile;
  return {
    at,
    rule: {
      heading,
      nth,
      as: 'figure',
      part: 'value',
      indicators: [],
      breakdown: '',
      context: found.code,
      periodInHeading: false,
    },
    choice: {
      what: columnWords(profile),
      chose: `figures of ${found.name ?? heading}`,
      because: 'Its heading is a context that is set up; the rows name the measures.',
      sure: 'likely',
    },
  };
}

const rowText = (sheet: GridSheet, at: number) =>
  (sheet.rows[at] ?? [])
    .map(visible)
    .filter((text) => text !== '')
    .join(' ');

function submissionsOrFigures(profiles: readonly Profile[], region: Region, finder: IndicatorFinder) {
  const times = profiles.find((one) => one.holds === 'dates' && one.hasTimes);
  const id = profiles.find(isIdColumn);
  const questions = profiles.filter((one) => /\?|^(how|what|which|do you|i feel|i am)\b/i.test(one.heading));
  if (region.totals.length > 0)
    return {
      is: 'figures' as const,
      because: 'A row of totals adds the rows up, so they are figures.',
      sure: 'sure' as const,
    };
  const signs = [
    times && `“${times.heading}” holds times of day`,
    id && `“${id.heading}” holds ids`,
    questions.length > 0 &&
      `${questions.length === 1 ? 'a heading is a question' : `${questions.length} headings are questions`}`,
  ].filter((one) => typeof one === 'string');
  if (
    signs.length >= 2 ||
    (times && profiles.some((one) => one.holds === 'free text')) ||
    /^timestamp$/i.test(times?.heading ?? '')
  )
    return {
      is: 'submissions' as const,
      because: `${capital(signs.join(', and '))}.`,
      sure: 'sure' as const,
    };
  const answers = profiles.find(
    (one) =>
      one.holds === 'few texts' &&
      one.filled > one.texts.size &&
      scaleOf(one) !== null &&
      certainty(finder.find(one.heading, ['counts', 'moments'])) !== 'none',
  );
  if (answers && !profiles.some((one) => one.holds === 'numbers' || one.holds === 'percentages'))
    return {
      is: 'submissions' as const,
      because: `“${answers.heading}” holds answers such as “${[...answers.texts.keys()][0] ?? ''}”, and no column holds figures.`,
      sure: 'likely' as const,
    };
  return {
    is: 'figures' as const,
    because: 'No id, no times of answering and no questions: the rows hold figures.',
    sure: signs.length > 0 ? ('likely' as const) : ('sure' as const),
  };
}

function valuesOf(
  rest: readonly Profile[],
  rows: readonly (readonly string[])[],
  when: ReturnType<typeof proposeWhen>,
  finder: IndicatorFinder,
  about: Parameters<typeof proposeFigures>[4],
): { columns: ProposedColumn[]; found: Map<number, Suggestion[]> } {
  const figures = rest.filter(
    (one) =>
      one.holds === 'numbers' ||
      one.holds === 'percentages' ||
      (one.holds === 'mixed' && one.kinds.number > 0) ||
      when.across.has(one.at),
  );
  const others = rest.filter((one) => !figures.includes(one));
  const options = proposeOptions(figures, rows, finder, about);
  const said = new Set(options.columns.map(({ at }) => at));
  const proposed = proposeFigures(
    figures.filter(({ at }) => !said.has(at)),
    rows,
    when,
    finder,
    about,
  );
  return {
    found: new Map([...proposed.found, ...options.found]),
    columns: [
      ...options.columns,
      ...proposed.columns,
      ...others.map((profile): ProposedColumn => {
        const twoInOne = [...profile.texts.keys()].find((text) => TWO_IN_ONE.test(text));
        const why =
          profile.holds === 'nothing'
            ? 'Empty.'
            : twoInOne !== undefined
              ? `Two figures in one cell, such as “${twoInOne.slice(0, 40)}”: give each a column of its own.`
              : profile.holds === 'dates'
                ? 'A date that is not needed.'
                : 'Words: no figures in it.';
        return {
          at: profile.at,
          rule: { heading: profile.heading, nth: profile.nth, as: 'not used', why },
          choice: {
            what: columnWords(profile),
            chose: 'not used',
            because:
              profile.holds === 'nothing'
                ? 'No cell of the column is filled.'
                : twoInOne !== undefined
                  ? `“${twoInOne.slice(0, 40)}” is two figures in one cell. Give each a column of its own, and send the file again.`
                  : 'It holds neither figures nor a place, a period or a group.',
            sure: twoInOne === undefined ? 'likely' : 'ask',
          },
        };
      }),
    ],
  };
}

/** 31 (50%), 31/62, 9 of 22. */
const TWO_IN_ONE =
  /^\d[\d,]*\s*\(\s*\d[\d.]*\s*%?\s*\)$|^\d[\d,]*\s*(?:\/|of|out of)\s*\d[\d,]*$|^\d[\d.]*\s*%\s*\(\s*(?:n\s*=\s*)?\d[\d,]*\s*\)$/i;

function totalChoices(sheet: GridSheet, region: Region): Choice[] {
  const [first] = region.totals;
  if (first === undefined) return [];
  return [
    {
      at: 'totals',
      what: 'Totals',
      chose: region.totals.length === 1 ? `row ${sheet.numbers[first] ?? 0}` : `${region.totals.length} rows`,
      because: `“${rowText(sheet, first).slice(0, 60)}” begins with a word for a total. Totals are checked against their parts and not imported.`,
      sure: 'sure',
    },
  ];
}

function foundTable(
  sheet: GridSheet,
  index: number,
  region: Region,
  profiles: readonly Profile[],
  found: ReadonlyMap<number, readonly Suggestion[]>,
  when: When,
): FoundTable {
  const rules = periodRules(profiles, when);
  const number = (at: number | undefined) => sheet.numbers[at ?? 0] ?? 1;
  const columns = profiles.filter((one) => one.filled > 0 || one.heading !== '');
  const first = columns[0]?.at ?? 0;
  const last = columns.at(-1)?.at ?? first;
  const lastRow = number(region.data.at(-1));
  const line = (at: number) => ({ row: number(at), text: rowText(sheet, at).slice(0, 300) });
  return {
    sheet: index,
    sheetName: sheet.name,
    range: `${addressOf(first, number(region.heading[0]))}:${addressOf(last, lastRow)}`,
    headingRows: region.heading.map(number),
    firstRow: number(region.data[0]),
    lastRow,
    titles: region.titles.map(line).filter(({ text }) => text !== ''),
    totalRows: region.totals.map(number),
    footnotes: region.notes.map(line).slice(0, 50),
    columns: columns.map((profile) => ({
      heading: profile.heading,
      nth: profile.nth,
      ...(rules.has(profile.at) ? { readAs: rules.get(profile.at) } : {}),
      letter: lettersOf(profile.at),
      filled: profile.filled,
      samples: samplesOf(profile),
      holds: profile.holds,
      indicators: (found.get(profile.at) ?? []).map((one) => ({
        code: one.indicator.code,
        title: one.indicator.title,
        because: becauseOfWords(one),
      })),
    })),
  };
}
