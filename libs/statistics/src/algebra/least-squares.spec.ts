import { leastSquares } from './least-squares';

const column = (values: readonly number[]): Float64Array => Float64Array.from(values);

describe('least squares', () => {
  it('solves Longley-like steps by hand: y = 1 + 2t with residuals 1, -2, 1', () => {
    const fit = leastSquares([column([1, 1, 1]), column([0, 1, 2])], column([2, 1, 6]));
    expect(fit?.coefficients[0]).toBeCloseTo(1, 12);
    expect(fit?.coefficients[1]).toBeCloseTo(2, 12);
    expect(fit?.residualSumOfSquares).toBeCloseTo(6, 12);
    // X'X = [[3, 3], [3, 5]], determinant 6.
    expect(fit?.logDeterminant).toBeCloseTo(Math.log(6), 12);
    expect(fit?.unscaledCovariance[0]?.[0]).toBeCloseTo(5 / 6, 12);
    expect(fit?.unscaledCovariance[0]?.[1]).toBeCloseTo(-3 / 6, 12);
    expect(fit?.unscaledCovariance[1]?.[1]).toBeCloseTo(3 / 6, 12);
  });

  it('keeps its digits for times such as 2016.5', () => {
    const t = column([2016, 2016.25, 2016.5, 2016.75, 2017]);
    const fit = leastSquares(
      [column([1, 1, 1, 1, 1]), t],
      t.map((x) => 7 + 3 * (x - 2016)),
    );
    expect(fit?.coefficients[1]).toBeCloseTo(3, 9);
  });

  it('leaves its input alone and refuses columns that cannot be told apart', () => {
    const ones = column([1, 1, 1]);
    const y = column([1, 2, 4]);
    leastSquares([ones], y);
    expect([...ones, ...y]).toEqual([1, 1, 1, 1, 2, 4]);
    expect(leastSquares([ones, column([2, 2, 2])], y)).toBeNull();
    expect(leastSquares([ones, column([0, 0, 0])], y)).toBeNull();
    expect(leastSquares([ones, column([1, 2, 3]), column([1, 4, 9]), column([1, 8, 27])], y)).toBeNull();
  });
});
