import { chartModel } from '../model/chart-model';
import { feelsSafe, percent, row, sixYears, threeGrants, withheld, youngWomen } from '../testing/rows';
import { layoutSpark } from './sparkline';

const spark = (of: typeof feelsSafe) =>
  layoutSpark(chartModel(of), sixYears, { width: 240, grants: threeGrants });

describe('a sparkline', () => {
  it('is 46 px high, from 0 to 100, with the tint under it and the last dot only', () => {
    const { height, marks, y } = spark(feelsSafe);
    expect(height).toBe(46);
    // 100 points on 36 px above a zero line at 44
    expect(y[5]).toBeCloseTo(44 - 0.74 * 36, 9);
    expect(marks[0]?.role).toBe('tint');
    expect(marks.filter((mark) => mark.role === 'dot').map((mark) => mark.cell)).toEqual([5]);
    expect(marks.some((mark) => mark.shape === 'text')).toBe(false);
  });

  it('keeps a scale of 0 to 100 where the figures are small', () => {
    expect(spark(row([percent(2016, 0.1, 0.05, 0.2, 60)])).y[0]).toBeCloseTo(44 - 0.1 * 36, 9);
  });

  it('shows absence and lone points', () => {
    const { marks } = spark(
      row([percent(2016, 0.5, 0.4, 0.6, 60), withheld(2017), percent(2018, 0.5, 0.4, 0.6, 60)]),
    );
    expect(marks.filter((mark) => mark.role === 'dot').map((mark) => mark.cell)).toEqual([0, 2]);
    expect(marks.filter((mark) => mark.role === 'withheld')).toHaveLength(1);
    expect(marks.filter((mark) => mark.role === 'line')).toEqual([]);
    expect(spark(youngWomen).marks.filter((mark) => mark.role === 'line')).toHaveLength(2);
  });
});
