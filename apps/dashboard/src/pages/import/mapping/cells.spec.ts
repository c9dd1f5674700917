import { cellFrom, cellsFrom, holds } from './cells';

describe('names of cells', () => {
  it('are places counted from nought', () => {
    expect(cellFrom('A1')).toEqual({ row: 0, column: 0 });
    expect(cellFrom('AA50000')).toEqual({ row: 49_999, column: 26 });
    expect(['', '7', 'B0', 'total', 'b7'].map(cellFrom)).toEqual([null, null, null, null, null]);
  });

  it('stand for all cells of a stretch', () => {
    expect(cellsFrom(['C2:C4', 'B7'])).toEqual([
      { row: 1, column: 2 },
      { row: 2, column: 2 },
      { row: 3, column: 2 },
      { row: 6, column: 1 },
    ]);
    expect(cellsFrom(['C2:C50000'])).toHaveLength(400);
  });

  it('are found again in a stretch of fifty thousand', () => {
    expect(holds(['B1', 'C2:C50000'], { row: 49_999, column: 2 })).toBe(true);
    expect(holds(['B1', 'C2:C50000'], { row: 50_000, column: 2 })).toBe(false);
    expect(holds(['B1'], { row: 0, column: 2 })).toBe(false);
    expect(holds(['?'], { row: 0, column: 0 })).toBe(false);
  });
});
