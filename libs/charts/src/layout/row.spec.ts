import type { ReleasedRow } from '@waymark/contract';
import { chartModel } from '../model/chart-model';
import type { Mark, MarkRole, TextMark } from '../marks/mark';
import {
  feelsSafe,
  guardianship,
  missing,
  percent,
  row,
  shown,
  sixYears,
  threeGrants,
  twoResponses,
  withheld,
  youngWomen,
} from '../testing/rows';
import type { RowOptions } from './frame';
import { layoutRow } from './row';

const draw = (of: ReleasedRow, options: Partial<RowOptions> = {}) =>
  layoutRow(chartModel(of), sixYears, { width: 654, ...options });
const only = (marks: readonly Mark[], ...roles: MarkRole[]) =>
  marks.filter((mark) => roles.includes(mark.role));
const texts = (marks: readonly Mark[], role: MarkRole) =>
  only(marks, role).flatMap((mark) => (mark.shape === 'text' ? [mark.text] : []));

/** 654 px less gutters of 44 and 10 are 600 px for 2,192 days, leap years 2016 and 2020 among them. */
const dayWidth = 600 / 2192;

describe('the place of a wave', () => {
  it('is the middle of its period', () => {
    expect(draw(feelsSafe).x[0]).toBeCloseTo(44 + 183 * dayWidth, 6);
    expect(draw(feelsSafe).x[5]).toBeCloseTo(44 + (1827 + 182.5) * dayWidth, 6);
  });

  it('is the same in every row of a page, whatever the row shows', () => {
    const rows = [
      guardianship,
      youngWomen,
      row([missing(2016), withheld(2017), ...feelsSafe.cells.slice(2)]),
    ];
    for (const other of rows) expect(draw(other).x).toEqual(draw(feelsSafe).x);
  });

  it('does not move where a row stands alone, but for the gutter', () => {
    const alone = draw(feelsSafe, { alone: true, grants: threeGrants, gutter: { left: 44, right: 10 } });
    expect(alone.x).toEqual(draw(feelsSafe).x);
  });
});

describe('heights', () => {
  it('give a percent point 1.5 px from the zero line up', () => {
    const { plot, y } = draw(feelsSafe);
    expect(plot).toEqual({ left: 44, right: 644, top: 22, bottom: 172 });
    expect(y[0]).toBeCloseTo(172 - 48 * 1.5, 9);
    expect(y[5]).toBeCloseTo(172 - 74 * 1.5, 9);
  });

  it('put a zero on the zero line with its figure', () => {
    const zero = draw(row([percent(2016, 0, 0, 0.06, 60), percent(2017, 0.1, 0.04, 0.2, 60)]));
    expect(zero.y[0]).toBe(zero.plot.bottom);
    expect(texts(zero.marks, 'value')).toEqual(['0', '10']);
    expect(texts(zero.marks, 'n')).toEqual(['60', '60']);
  });

  it('put the figure above the upper limit, and below a step that falls', () => {
    const value = only(draw(feelsSafe).marks, 'value')[0] as TextMark;
    expect(value.y).toBeCloseTo(172 - 61 * 1.5 - 5, 9);
    const levels = draw(guardianship);
    const figures = only(levels.marks, 'value') as TextMark[];
    expect(figures[3]?.y).toBeGreaterThan(levels.y[3] ?? Infinity);
    expect(figures[2]?.y).toBeLessThan(levels.y[2] ?? 0);
  });
});

describe('lines and bands', () => {
  const ends = (marks: readonly Mark[], role: MarkRole) =>
    only(marks, role).map((mark) => (mark.shape === 'path' ? mark.points.map(([x]) => x) : []));

  it('never touch what is withheld or missing', () => {
    const { marks, x } = draw(youngWomen);
    expect(ends(marks, 'line')).toEqual([
      [x[1], x[2]],
      [x[4], x[5]],
    ]);
    expect(ends(marks, 'band')).toEqual([
      [x[1], x[2], x[2], x[1]],
      [x[4], x[5], x[5], x[4]],
    ]);
  });

  it('stop at a break, which carries its reason and a slash on the axis', () => {
    const breaks = [{ date: '2020-01-01', kind: 'boundary redrawn', reason: 'area redrawn' }];
    const { marks, x, plot } = draw({ ...feelsSafe, breaks });
    expect(ends(marks, 'line')).toEqual([x.slice(0, 4), x.slice(4)]);
    expect(texts(marks, 'break-reason')).toEqual(['area redrawn']);
    expect(only(marks, 'break')).toHaveLength(3);
    expect(plot.top).toBe(36);
  });

  it('never run down to zero where a context ended', () => {
    const { marks, y, x, plot } = draw({ ...row(feelsSafe.cells.slice(0, 4)), ended: '2019-12-31' });
    const [line] = only(marks, 'line');
    const points = line?.shape === 'path' ? line.points : [];
    expect(points.at(-1)).toEqual([x[3], y[3]]);
    expect(points.every(([, at]) => at < plot.bottom)).toBe(true);
    const [stroke] = only(marks, 'ended');
    expect(stroke?.shape === 'line' && stroke.from[0]).toBeCloseTo((x[3] ?? 0) + 9, 9);
  });

  it('leave out the band where an interval could not be computed', () => {
    const cells = [
      percent(2016, 0.5, 0.4, 0.6, 60),
      shown(2017, { value: 0.5, noInterval: 'spread not supplied' }),
      percent(2018, 0.5, 0.4, 0.6, 60),
    ];
    const { marks, x } = draw(row(cells));
    expect(ends(marks, 'line')).toEqual([[...x]]);
    expect(only(marks, 'band')).toEqual([]);
    expect(only(marks, 'whisker')).toHaveLength(2);
  });

  it('hold a level until the next review', () => {
    const { marks, x, y } = draw(
      row(
        [1, 3].map((value, i) => shown(2016 + i, { value })),
        { scale: guardianship.scale },
      ),
    );
    const [line] = only(marks, 'line');
    expect(line?.shape === 'path' && line.points).toEqual([
      [x[0], y[0]],
      [x[1], y[0]],
      [x[1], y[1]],
    ]);
  });
});

describe('what is not shown', () => {
  it('is a full-height column of 44 % of the period, hatched if withheld, an empty dotted frame if missing', () => {
    const { marks, x, plot } = draw(youngWomen);
    const spacing = Math.min(...x.slice(1).map((at, i) => at - (x[i] ?? 0)));
    const [column] = only(marks, 'withheld');
    const [frame] = only(marks, 'missing');
    if (column?.shape !== 'rect' || frame?.shape !== 'rect') throw new Error('no columns drawn');
    expect([column.y, column.height]).toEqual([plot.top, plot.bottom - plot.top]);
    expect(column.width).toBeCloseTo(0.44 * spacing, 6);
    expect(column.x + column.width / 2).toBeCloseTo(x[3] ?? 0, 6);
    expect(column.hatch?.segments.length).toBeGreaterThan(5);
    expect(frame.hatch).toBeUndefined();
    expect(frame.stroke?.dash).toBeDefined();
    expect(texts(marks, 'reason')).toEqual(['not asked', 'withheld']);
  });

  it('leaves only words where nothing at all may be shown', () => {
    const none = draw(row([withheld(2016), withheld(2017)]));
    expect(only(none.marks, 'dot', 'line', 'band', 'value', 'n')).toEqual([]);
    expect(only(none.marks, 'withheld')).toHaveLength(2);
    const nothing = draw(row([]));
    expect(only(nothing.marks, 'dot', 'line', 'withheld', 'missing')).toEqual([]);
    expect(only(nothing.marks, 'grid', 'zero').length).toBeGreaterThan(0);
  });

  it('draws a lone point between gaps as a dot with its figure and n', () => {
    const lone = draw(row([withheld(2016), percent(2017, 0.5, 0.4, 0.6, 60), missing(2018)]));
    expect(only(lone.marks, 'dot').map((mark) => mark.cell)).toEqual([1]);
    expect(texts(lone.marks, 'n')).toEqual(['60']);
  });
});

describe('the n row', () => {
  it('has n under every point of up to eight waves, and its word in the gutter', () => {
    const { marks, x } = draw(feelsSafe);
    expect(texts(marks, 'n')).toEqual(
      ['62', '58', '71', '55', '66', '70'].sort((a, b) => order(a) - order(b)),
    );
    expect(texts(marks, 'n-word')).toEqual(['n']);
    const ns = only(marks, 'n') as TextMark[];
    for (const n of ns) expect(n.x).toBeCloseTo(x[n.cell ?? 0] ?? 0, 9);
  });
  /** The ends are placed first, the others after them. */
  const order = (n: string) => ['62', '70', '58', '71', '55', '66'].indexOf(n);

  it('says "caution" after a small n and draws its dot hollow', () => {
    const low = draw(row([percent(2016, 0.5, 0.3, 0.7, 20)]));
    expect(texts(low.marks, 'remark')).toEqual(['caution']);
    const [dot] = only(low.marks, 'dot');
    expect(dot?.shape === 'circle' && [dot.fill.ink, dot.stroke.ink]).toEqual(['paper', 'accent']);
  });
});

describe('the tint', () => {
  it('lies under everything, darker where two grants overlap, bare in the gap between edges', () => {
    const { marks, height } = draw(feelsSafe, { tint: true, grants: threeGrants, responses: twoResponses });
    const tints = only(marks, 'tint');
    expect(marks.slice(0, 3)).toEqual(tints);
    expect(
      tints.map((mark) => mark.shape === 'rect' && [mark.fill?.ink, Math.round(mark.x), mark.height]),
    ).toEqual([
      ['fund', 44, height],
      ['fund-2', Math.round(44 + 731 * dayWidth), height],
      ['fund', Math.round(44 + 1461 * dayWidth), height],
    ]);
    const edges = only(marks, 'gap-edge').map((mark) =>
      mark.shape === 'line' ? Math.round(mark.from[0]) : 0,
    );
    expect(edges).toEqual([Math.round(44 + 1096 * dayWidth), Math.round(44 + 1461 * dayWidth)]);
    expect(only(marks, 'response')).toHaveLength(2);
  });

  it('is named above a row that stands alone', () => {
    const { marks } = draw(feelsSafe, { alone: true, grants: threeGrants });
    expect(texts(marks, 'grant-name')).toEqual(['G1', 'G1, G2', 'gap', 'G3']);
    expect(texts(marks, 'period')).toEqual(['2016', '2017', '2018', '2019', '2020', '2021']);
  });
});

it('draws limits, and a ring on the latest point only where that point gives a signal', () => {
  const control = (signals: string[][]) => ({
    ...feelsSafe,
    control: {
      kind: 'xmr' as const,
      centre: Array<number>(6).fill(0.6),
      lower: Array<number>(6).fill(0.45),
      upper: Array<number>(6).fill(0.75),
      signals,
      sentence: '',
    },
  });
  const early = draw(control([['beyond a limit'], [], [], [], [], []]));
  expect(only(early.marks, 'signal')).toEqual([]);
  const late = draw(control([[], [], [], [], [], ['beyond a limit']]));
  expect(only(late.marks, 'signal').map((mark) => mark.cell)).toEqual([5]);
  const centre = only(late.marks, 'centre')[0];
  expect(centre?.shape === 'path' && centre.points[0]?.[1]).toBeCloseTo(172 - 90, 9);
});
