import type { Context, FundingBand, OverviewPage, SeriesRow } from '@waymark/contract';
import { judge } from '../change/judge';
import { judgeTogether } from '../change/together';
import type { ReleasedSeries } from '../table/series';
import { dayInWords } from '../table/period-label';
import { nameOf } from './cannot-say';
import { driftOf } from './drifted';
import { byDate, dueIn } from './due';
import type { ContextRecord, OverviewInput } from './input';
import { asJudged, linesOf, type JudgedRow } from './lines';
import { counted } from './prose';
import { releasedRowOf, teamRowOf } from './row';
import { axisOf, bandsOf, compare, gapsOf } from './timeline';

interface Seen {
  readonly record: ContextRecord;
  readonly name: string;
  readonly rows: readonly JudgedRow[];
}

/** A site this morning: what is due, what changed, what cannot be said, what drifted; then its contexts, quietly. */
export function composeOverview(input: OverviewInput): OverviewPage {
  const { view, asOf, site, policy } = input;
  const seen = input.contexts
    .filter(({ context }) => !context.archived)
    .map((record) => seeContext(record, input))
    .sort((a, b) => compare(a.name, b.name) || a.record.context.id - b.record.context.id);
  const grants = bandsOf([
    ...new Map(
      seen.flatMap(({ record }) => record.grants.map((grant) => [grant.id, grant] as const)),
    ).values(),
  ]);
  const changed = seen.flatMap(changedIn);
  const due = seen.flatMap(({ record, rows, name }) => dueIn(record, rows, name, asOf)).sort(byDate);
  const page = {
    asOf,
    site: { id: site.id, name: site.name, organisation: site.organisation, areaName: site.areaName },
    lede: ledeOf(seen, changed.length),
    axis: axisOf(
      seen.map(({ record }) => record.context.opened),
      seen.flatMap(({ rows }) => rows.map(({ drawn }) => drawn)),
      asOf,
    ),
    grants,
    // A plan's diary is the team's own.
    due: view === 'team' ? due : [],
    changed,
    cannotSay: seen.flatMap(cannotSayIn),
    drifted: seen.flatMap(({ record, name }) => {
      const what = driftOf(record.responses, asOf);
      return what ? [{ contextId: record.context.id, context: name, indicator: '', what, series: null }] : [];
    }),
  };
  return view === 'team'
    ? { ...page, view, groups: groupsOf(seen, grants, input, (row, name) => teamRowOf(row, name, policy)) }
    : { ...page, view, groups: groupsOf(seen, grants, input, releasedRowOf) };
}

function seeContext(record: ContextRecord, input: OverviewInput): Seen {
  const { context } = record;
  const lines = linesOf(record, input, { periods: 'as_collected' });
  const { verdicts } = judgeTogether(lines.map(asJudged), {
    kind: 'named',
    codes: context.headlineIndicators,
  });
  return {
    record,
    name: input.view === 'team' && context.privateName !== '' ? context.privateName : context.pseudonym,
    rows: lines.map((line, index) => ({ ...line, verdict: verdicts[index] as JudgedRow['verdict'] })),
  };
}

const stated = ({ record, name }: Seen, row: JudgedRow | null, what: string) => ({
  contextId: record.context.id,
  context: name,
  indicator: row ? nameOf(row) : '',
  what,
  series: row && { code: row.indicator.code, breakdown: row.breakdown, method: row.verdict.method },
});

/** Verdicts whose word is another since the latest wave came in. Context-only figures never stand alone, so not here. */
function changedIn(seen: Seen) {
  return seen.rows
    .filter(({ verdict }) => verdict.kind === 'verdict' && verdict.word !== 'cannot say')
    .filter(
      ({ judged, paired, baselineStart, verdict }) =>
        paired === null && judge(withoutLatest(judged), { baselineStart }).word !== verdict.word,
    )
    .map((row) => stated(seen, row, `${row.verdict.word}: ${row.verdict.sentence}`));
}

function withoutLatest(series: ReleasedSeries): ReleasedSeries {
  const last = series.cells.findLastIndex(
    (cell) => cell.state === 'withheld' || cell.cell.stats.kind !== 'missing',
  );
  return { ...series, cells: series.cells.filter((_, index) => index !== last) };
}

/** Headline figures whose change cannot be said, and everything across a break. */
function cannotSayIn(seen: Seen) {
  const breaks = new Map<string, string>();
  for (const { drawn } of seen.rows)
    for (const { date, kind } of drawn.breaks)
      breaks.set(date, `anything across ${dayInWords(date)}: ${kind}`);
  return [
    ...[...breaks.values()].map((what) => stated(seen, null, what)),
    ...seen.rows
      .filter(({ indicator, verdict }) => indicator.role === 'headline' && verdict.word === 'cannot say')
      .filter((row) => row.breakdown === '' || !seen.rows.some((other) => isWholeOf(other, row)))
      .map((row) => stated(seen, row, row.verdict.lack ?? 'too little is known')),
  ];
}

/** A subgroup is not listed beside the figure of everyone it is a part of. */
const isWholeOf = (other: JudgedRow, row: JudgedRow): boolean =>
  other.indicator.code === row.indicator.code && other.breakdown === '';

/** The groups in the order of the framework's levels; inside each, the alphabet. */
const groupLabels: readonly { label: string; holds: (context: Context) => boolean }[] = [
  { label: 'Individual', holds: ({ level }) => level === 'individual' },
  { label: 'Peer', holds: ({ level }) => level === 'peer' },
  { label: 'Location: school', holds: ({ level, setting }) => level === 'location' && setting === 'school' },
  {
    label: 'Location: neighbourhood',
    holds: ({ level, setting }) => level === 'location' && setting !== 'school',
  },
  { label: 'Community', holds: ({ level }) => level === 'community' },
  { label: 'Partnership', holds: ({ level }) => level === 'partnership' },
];

function groupsOf<R extends SeriesRow>(
  seen: readonly Seen[],
  bands: readonly FundingBand[],
  { asOf, view }: OverviewInput,
  toRow: (row: JudgedRow, name: string) => R,
) {
  return groupLabels
    .map(({ label, holds }) => ({
      label,
      contexts: seen
        .filter(({ record }) => holds(record.context))
        .map((one) => {
          const { context, grants } = one.record;
          const own = bands.filter(({ id }) => grants.some((grant) => grant.id === id));
          return {
            id: context.id,
            name: one.name,
            kind: context.kind,
            line: lineOf(one, own, asOf),
            words:
              view === 'external' && context.level === 'peer'
                ? 'Words and levels only: a group this small has no counts or percentages outside the team.'
                : null,
            grants: own,
            rows: leadingRows(one.rows).map((row) => toRow(row, one.name)),
          };
        }),
    }))
    .filter(({ contexts }) => contexts.length > 0);
}

/** At most three sparklines: headline first, everyone before subgroups, one an indicator, never a context-only one alone. */
function leadingRows(rows: readonly JudgedRow[]): JudgedRow[] {
  const rank = ({ indicator, breakdown }: JudgedRow): number =>
    (indicator.role === 'headline' ? 0 : 2) + (breakdown === '' ? 0 : 1);
  const seen = new Set<string>();
  return rows
    .filter(({ indicator }) => indicator.role === 'headline' || indicator.role === 'supporting')
    .sort((a, b) => rank(a) - rank(b) || compare(a.indicator.code, b.indicator.code))
    .filter(({ indicator }) => !seen.has(indicator.code) && seen.add(indicator.code))
    .slice(0, 3);
}

function lineOf({ record, rows }: Seen, bands: readonly FundingBand[], asOf: string): string {
  const { opened, closed } = record.context;
  const periods = rows.flatMap(({ drawn }) =>
    drawn.cells.map((cell) => (cell.state === 'shown' ? cell.cell.period : cell.period)),
  );
  const latest = periods.reduce<(typeof periods)[number] | null>(
    (last, period) => (last === null || period.end > last.end ? period : last),
    null,
  );
  const end = closed !== null && closed < asOf ? closed : asOf;
  const gaps = gapsOf(bands, { start: opened, end }).length;
  const breaks = record.breaks.filter(({ archived, indicators }) => !archived && indicators.length === 0);
  return [
    closed !== null && closed <= asOf
      ? `Ended on ${dayInWords(closed)}`
      : latest
        ? `Latest ${latest.label}`
        : 'No wave yet',
    bands.length > 0 ? counted(bands.length, 'grant') : '',
    gaps > 0 ? counted(gaps, 'gap') : '',
    ...breaks.map(({ kind, date }) => `${kind} in ${date.slice(0, 4)}`),
  ]
    .filter(Boolean)
    .join('; ');
}

function ledeOf(seen: readonly Seen[], changed: number): string {
  const verdicts = seen.reduce(
    (sum, { rows }) => sum + rows.filter(({ verdict }) => verdict.kind === 'verdict').length,
    0,
  );
  const levels = new Set(seen.map(({ record }) => record.context.level)).size;
  if (seen.length === 0) return 'No context yet. Set up the first place, group or community to follow.';
  return `${counted(seen.length, 'context')} at ${counted(levels, 'level')}, each followed on its own. ${
    changed === 0
      ? 'No verdict changed at its latest wave.'
      : `Of ${counted(verdicts, 'verdict')} ${changed} changed at the latest wave; some of so many do by luck.`
  } Nothing is added up across them, and their order is the alphabet.`;
}
