import { addDays, addMonths } from '@waymark/calendar';
import { capital } from '../change/wording';
import type { ContextRecord } from './input';
import type { Line } from './lines';
import { compare, monthLabel } from './timeline';

export interface Due {
  readonly contextId: number;
  readonly context: string;
  readonly what: string;
  readonly by: string | null;
  readonly late: boolean;
}

/** Nothing is announced earlier than this many months ahead. */
const monthsAhead = 2;

/**
 * What is due in a context: the next wave of each indicator by its own rhythm after the last (waves of one source on one
 * day make one line), the next review of the plan, and reviews that still lack their second rater. An ended context
 * has nothing due.
 */
export function dueIn({ context }: ContextRecord, lines: readonly Line[], name: string, asOf: string): Due[] {
  if (context.closed !== null && context.closed <= asOf) return [];
  const line = (what: string, by: string | null): Due => ({
    contextId: context.id,
    context: name,
    what,
    by,
    late: by !== null && by < asOf,
  });
  const horizon = addMonths(asOf, monthsAhead);
  const waves = nextWaves(lines)
    .filter(({ by }) => by <= horizon)
    .map(({ titles, by }) => line(`next wave: ${listed(titles)}`, by));
  const review =
    context.nextReview !== null && context.nextReview <= horizon
      ? [line('review of the plan', context.nextReview)]
      : [];
  return [...waves, ...review, ...raterLines(lines).map((what) => line(what, null))];
}

/** Soonest first; what has no date comes last; then by the alphabet. */
export const byDate = (a: Due, b: Due): number =>
  compare(a.by ?? '9999', b.by ?? '9999') || compare(a.context, b.context) || compare(a.what, b.what);

function nextWaves(lines: readonly Line[]): { titles: string[]; by: string }[] {
  const groups = new Map<string, { titles: string[]; by: string }>();
  for (const { indicator, judged } of latestOfEach(lines)) {
    const months = indicator.frequency.every_months;
    const cells = judged.cells.map((cell) => (cell.state === 'shown' ? cell.cell : cell));
    const last = cells.at(-1);
    if (
      months === null ||
      !last ||
      indicator.aggregation === 'computed' ||
      indicator.aggregation === 'milestone'
    )
      continue;
    // The wave after the last, as long as the last: a survey of April is due by the end of October.
    const by = addDays(addMonths(addDays(last.period.end, 1), months), -1);
    const source = 'source' in last ? last.source : '';
    const key = `${source}|${by}`;
    const group = groups.get(key);
    if (!group) groups.set(key, { titles: [indicator.title], by });
    else if (!group.titles.includes(indicator.title)) group.titles.push(indicator.title);
  }
  return [...groups.values()];
}

/** Of an indicator asked of several groups, the line with the latest wave: one group asked once is not overdue for ever. */
function latestOfEach(lines: readonly Line[]): Line[] {
  const latest = new Map<string, Line>();
  for (const line of lines) {
    const before = latest.get(line.indicator.code);
    if (!before || lastEnd(line) > lastEnd(before)) latest.set(line.indicator.code, line);
  }
  return [...latest.values()];
}

function lastEnd({ judged }: Line): string {
  const last = judged.cells.at(-1);
  if (!last) return '';
  return last.state === 'shown' ? last.cell.period.end : last.period.end;
}

function raterLines(lines: readonly Line[]): string[] {
  return lines.flatMap(({ indicator, judged }) => {
    const last = judged.cells.at(-1);
    if (last?.state !== 'shown' || last.cell.stats.kind !== 'level' || last.cell.stats.raters >= 2) return [];
    return [`second rater: ${indicator.title}, ${monthLabel(last.cell.period.start)}`];
  });
}

function listed(titles: readonly string[]): string {
  const [first = '', second, ...rest] = titles;
  if (!second) return capital(first);
  return rest.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${rest.length} more`;
}
