import { manySurveys } from '../../testing/a-large-family';
import { causesIn } from '../../testing/breaches';
import { externalPolicy } from '../../testing/external-policy';
import { recover } from '../recover';
import { close, decide } from '../release';
import { loadSolver } from '../solver/highs-solver';
import type { Drafted } from './linked-cell';

const policy = externalPolicy();
/** Four questions to the same people, by gender and age, in two half-years and their year: figure by figure nothing was shown. */
const { series } = manySurveys(1);
const shownIn = (drafts: readonly Drafted[]): number =>
  drafts.flatMap(({ decisions }) => decisions).filter(({ state }) => state === 'shown').length;

describe('a family of surveys with small groups', () => {
  it('shows whole tables where figure by figure next to nothing is left, and gives nothing away', async () => {
    const solver = await loadSolver();
    const drafts = decide({ series, contextLevel: 'location', policy, solver });
    expect(shownIn(drafts)).toBeGreaterThan(30);
    // all without a breakdown, and at least one table of groups beside it
    const shown = drafts
      .filter((drafted) => shownIn([drafted]) > 0)
      .map((drafted) => drafted.series.breakdown);
    expect(shown).toContain('');
    expect(shown.some((breakdown) => breakdown !== '')).toBe(true);
    // The attacker, with bounds by linear programming, told which rule withheld what.
    const causes = causesIn(drafts);
    const narrow = recover(drafts.map(close), policy, causes, solver).filter(
      ({ key, possible }) => causes.has(key) && possible < 4,
    );
    expect(narrow).toEqual([]);
  }, 120_000);
});
