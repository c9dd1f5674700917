import { moved } from './cursor';
import { cellName, columnsInSight, edgesOf, letterOf, rowsInSight, widthsFrom } from './window';

describe('the part of a sheet that is drawn', () => {
  it('is a few dozen rows of fifty thousand, wherever one has scrolled to', () => {
    const down = rowsInSight(800_000, 480, 50_000);
    expect(down.first).toBeLessThanOrEqual(25_000);
    expect(down.end).toBeGreaterThan(25_015);
    expect(down.end - down.first).toBeLessThan(50);
    expect(rowsInSight(0, 480, 3)).toEqual({ first: 0, end: 3 });
    expect(rowsInSight(0, 480, 0)).toEqual({ first: 0, end: 0 });
  });

  it('is a few columns of three hundred', () => {
    const edges = edgesOf(Array.from({ length: 300 }, () => 100));
    expect(columnsInSight(0, 350, edges)).toEqual({ first: 0, end: 6 });
    const far = columnsInSight(20_050, 350, edges);
    expect(far.first).toBe(198);
    expect(far.end).toBe(206);
    expect(columnsInSight(0, 350, [0])).toEqual({ first: 0, end: 0 });
  });

  it('is as wide as most of its texts, whatever the title above the table says', () => {
    const texts = [
      'Quarterly return of everything that was done in the summer',
      'Site',
      ...Array.from({ length: 20 }, () => 'High Street'),
    ];
    const [first] = widthsFrom(1, texts.length, (row) => texts[row]);
    expect(first).toBeGreaterThan(90);
    expect(first).toBeLessThan(140);
    expect(widthsFrom(2, 0, () => undefined)).toEqual([64, 64]);
  });

  it('names places as spreadsheet programs do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
    expect(cellName(6, 2)).toBe('C7');
  });
});

describe('moving in a sheet', () => {
  const size = { rows: 9, columns: 5 };
  const key = (name: string, far = false) => ({ key: name, ctrlKey: far, metaKey: false });

  it('goes to the neighbour, to the heads and the row numbers, and no further', () => {
    expect(moved({ row: 0, column: 0 }, key('ArrowUp'), size)).toEqual({ row: -1, column: 0 });
    expect(moved({ row: -1, column: 0 }, key('ArrowUp'), size)).toEqual({ row: -1, column: 0 });
    expect(moved({ row: 3, column: 0 }, key('ArrowLeft'), size)).toEqual({ row: 3, column: -1 });
    expect(moved({ row: 8, column: 4 }, key('ArrowDown'), size)).toEqual({ row: 8, column: 4 });
    expect(moved({ row: 3, column: 4 }, key('ArrowRight'), size)).toEqual({ row: 3, column: 4 });
  });

  it('leaps to the ends, and leaves every other key alone', () => {
    expect(moved({ row: 3, column: 2 }, key('End', true), size)).toEqual({ row: 8, column: 4 });
    expect(moved({ row: 3, column: 2 }, key('Home'), size)).toEqual({ row: 3, column: 0 });
    expect(moved({ row: 3, column: 2 }, key('PageDown'), size)).toEqual({ row: 8, column: 2 });
    expect(moved({ row: 3, column: 2 }, key('Tab'), size)).toBeNull();
    expect(moved({ row: 3, column: 2 }, key('a'), size)).toBeNull();
  });
});
