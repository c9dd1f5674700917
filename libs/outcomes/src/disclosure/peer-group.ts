import type { Stats } from '../rollup/stats';
import type { ReleasedSeries } from '../table/series';

/** Words and levels: what a judgement about a group says without counting anybody. */
export const isWordOrLevel = ({ kind }: Stats): boolean =>
  kind === 'level' || kind === 'milestone' || kind === 'missing';

/**
 * What is left of a peer group outside the team: lines of judgements only. Lines that count people, events or things go
 * as a whole, so that not even their number of rows tells what the team keeps about a handful of young people.
 */
export function wordsAndLevels(released: readonly ReleasedSeries[]): ReleasedSeries[] {
  return released.filter(
    ({ indicator, cells }) =>
      indicator.counts === 'none' &&
      cells.every((cell) => cell.state === 'shown' && isWordOrLevel(cell.cell.stats)),
  );
}
