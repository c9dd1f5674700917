import type { Context, Level, View } from '@waymark/contract';
import { capital, whole } from '../change/wording';
import type { JudgedRow } from './lines';
import { monthLabel } from './timeline';

/** "A garage block and skatepark, followed since Apr 2016 and still open: 5 indicators, 41 to 71 people asked each time." */
export function ledeOf(
  { kind, opened, closed }: Pick<Context, 'kind' | 'opened' | 'closed'>,
  rows: readonly JudgedRow[],
  grants: number,
  gaps: number,
): string {
  const life = closed
    ? `followed from ${monthLabel(opened)} until it ended in ${monthLabel(closed)}`
    : `followed since ${monthLabel(opened)} and still open`;
  const facts = [
    counted(new Set(rows.map(({ indicator }) => indicator.code)).size, 'indicator'),
    askedRange(rows),
    grants === 0
      ? 'no grant recorded'
      : `${counted(grants, 'grant')}${gaps > 0 ? ` and ${counted(gaps, 'stretch', 'stretches')} without one` : ''}`,
  ].filter(Boolean);
  return `${capital(kind)}, ${life}: ${facts.join(', ')}.`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;
}

/** From what this reader may see: outside, released bases. */
function askedRange(rows: readonly JudgedRow[]): string {
  const bases = rows
    .filter(({ indicator, breakdown }) => indicator.counts === 'people' && breakdown === '')
    .flatMap(({ drawn }) =>
      drawn.cells.flatMap((cell) => {
        if (cell.state === 'withheld') return [];
        const { stats } = cell.cell;
        if (stats.kind === 'counts') return [stats.denominator];
        return stats.kind === 'moments' ? [stats.n] : [];
      }),
    );
  if (bases.length === 0) return '';
  const [least, most] = [Math.min(...bases), Math.max(...bases)];
  return least === most
    ? `${whole(least)} people asked`
    : `${whole(least)} to ${whole(most)} people asked each time`;
}

export function footnoteOf(view: View, level: Level): string {
  const figures =
    view === 'team'
      ? 'Team figures: exact counts. Small numbers are marked; they are held back outside the team.'
      : level === 'peer'
        ? 'Released figures. Of a peer group only levels and words are shown, never a count or a percentage.'
        : 'Released figures: whole percentages and points, bases and counts rounded. Everything here, sentences too, is computed from them.';
  return `${figures} Intervals are 95%: Wilson for shares, t for scores, exact Poisson for counts and rates. Differences use Newcombe, Welch and exact rate ratios. Verdicts read the waves as they were collected, whatever periods are drawn. Every figure is rounded by itself.`;
}
