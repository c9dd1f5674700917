import { krippendorffAlpha } from './krippendorff-alpha';

/** Krippendorff's data C. */
const ratings = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, null],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];

describe('agreement of several raters', () => {
  it.each([
    ['nominal', 0.743, 'tentative'],
    ['ordinal', 0.815, 'firm'],
    ['interval', 0.849, 'firm'],
  ] as const)('is as Krippendorff prints it, %s: %d', (metric, alpha, reading) => {
    expect(krippendorffAlpha({ ratings, metric })).toMatchObject({
      alpha: expect.closeTo(alpha, 3),
      reading,
    });
  });

  it('drops units rated once and names what is wrong', () => {
    expect(
      krippendorffAlpha({
        ratings: [
          [1, 2, 3],
          [1, null, 4],
        ],
      }),
    ).toMatchObject({ nUnitsUsed: 2, nPairableValues: 4 });
    expect(
      krippendorffAlpha({
        ratings: [
          [1, null],
          [null, 2],
        ],
      }),
    ).toMatchObject({ reason: 'no_pairable_values' });
    expect(
      krippendorffAlpha({
        ratings: [
          [2, 2],
          [2, 2],
        ],
      }),
    ).toMatchObject({ reason: 'no_variation' });
    expect(krippendorffAlpha({ ratings: [[1, 2], [1]] })).toMatchObject({ reason: 'invalid_input' });
  });
});
