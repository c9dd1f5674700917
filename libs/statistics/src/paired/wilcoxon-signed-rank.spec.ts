import { wilcoxonSignedRank } from './wilcoxon-signed-rank';

const changes = (list: number[]) => wilcoxonSignedRank({ baseline: list.map(() => 0), followup: list });

describe('signed ranks', () => {
  it('are as Hollander and Wolfe print them: 40 against 5, p 0.0391', () => {
    const baseline = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
    const followup = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
    expect(wilcoxonSignedRank({ baseline, followup })).toMatchObject({
      wPlus: 40,
      wMinus: 5,
      pValue: 0.0390625,
    });
  });

  it('share the middle rank among ties, by hand: 1, 1, -1, 2 has ranks 2, 2, 2, 4', () => {
    // W+ = 8 of 10; of 16 sign patterns W >= 8 has 4 (nothing lost, or one of the three twos): p = 2 x 4/16.
    expect(changes([1, 1, -1, 2])).toMatchObject({
      wPlus: 8,
      wMinus: 2,
      pValue: 0.5,
      smallestPossibleP: 0.125,
    });
  });

  it('see ties through rounding: 0.1 + 0.2 and 0.3 are equal steps', () => {
    expect(changes([0.1 + 0.2, 0.3, -0.3])).toMatchObject({ wPlus: 4, wMinus: 2 });
    expect(wilcoxonSignedRank({ baseline: [0.3], followup: [0.1 + 0.2] })).toMatchObject({
      reason: 'all_differences_zero',
    });
  });

  it('are exact up to 200 changed pairs and normal above, both as SciPy has them', () => {
    const list = (n: number) => Array.from({ length: n }, (_, i) => (i % 20 < 11 ? i + 1 : -(i + 1)));
    expect(changes(list(200))).toMatchObject({
      pMethod: 'exact',
      pValue: expect.closeTo(0.5349559956270875, 10),
    });
    expect(changes(list(201))).toMatchObject({
      pMethod: 'normal',
      pValue: expect.closeTo(0.4600467045148123, 10),
    });
  });
});
