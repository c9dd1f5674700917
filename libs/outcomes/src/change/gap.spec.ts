import { anIndicator } from '../testing/an-indicator';
import { aSeries, counts } from '../testing/a-series';
import type { ReleasedSeries } from '../table/series';
import { gapParents, gapSeries } from './gap';
import { judge } from './judge';
import { allShown } from './segment';

const afterDark = anIndicator({ code: 'LOC-02' });
const gap = anIndicator({
  code: 'COM-08',
  aggregation: 'computed',
  measure_type: 'gap',
  direction: 'lower',
  computed_from: ['LOC-01', 'LOC-02'],
});
const boys = allShown(aSeries(afterDark, [counts(160, 200), counts(164, 200)], { breakdown: 'gender=boys' }));
const girls = allShown(
  aSeries(afterDark, [counts(80, 200), counts(150, 200)], { breakdown: 'gender=girls' }),
);

function withheldFirst(series: ReleasedSeries): ReleasedSeries {
  const [first, ...rest] = series.cells;
  if (first?.state !== 'shown') throw new Error('Nothing to withhold.');
  return {
    ...series,
    cells: [{ state: 'withheld', period: first.cell.period, round: '', why: 'small' }, ...rest],
  };
}

describe('a gap between two groups', () => {
  it('narrows as the group behind catches up', () => {
    const verdict = judge(gapSeries(gap, boys, girls));
    // 40 points, then 7: 33 fewer, and the two Newcombe intervals together are clear of 0.
    expect(verdict).toMatchObject({ word: 'improving', method: 'gap' });
    expect(verdict.difference?.value).toBeCloseTo(-0.33, 10);
    expect(verdict.sentence).toContain('7 points between boys and girls');
    expect(verdict.sentence).toContain('33 points narrower');
  });

  it('is withheld where either group is', () => {
    for (const [ahead, behind] of [
      [withheldFirst(boys), girls],
      [boys, withheldFirst(girls)],
    ] as const)
      expect(gapSeries(gap, ahead, behind).cells.map(({ state }) => state)).toEqual(['withheld', 'shown']);
  });

  it('is missing where either group is, with the reason', () => {
    const absent = aSeries(afterDark, [{ kind: 'missing', reason: 'not asked', symbol: null }], {
      breakdown: 'gender=girls',
    });
    const [cell] = gapSeries(gap, boys, allShown(absent)).cells;
    expect(cell).toMatchObject({ state: 'shown', cell: { stats: { kind: 'missing', reason: 'not asked' } } });
  });

  it('is made only of the two groups named in advance', () => {
    expect(gapParents(gap, [girls, boys])).toEqual([boys, girls]);
    expect(gapParents(gap, [girls])).toBeNull();
    const others = { ...boys, breakdown: 'age=13 to 15' };
    expect(gapParents(gap, [girls, others])).toBeNull();
  });
});
