import type { Mark } from '../marks/mark';
import { layoutRow } from '../layout/row';
import { chartModel } from '../model/chart-model';
import { timeScale } from '../model/time';
import { feelsSafe, sixYears, threeGrants, twoResponses } from '../testing/rows';
import { fundingGaps, fundingSpans } from './funding';
import { layoutStrip } from './strip';

const texts = (marks: readonly Mark[], role: string) =>
  marks.flatMap((mark) => (mark.role === role && mark.shape === 'text' ? [mark.text] : []));

describe('spans of funding', () => {
  const time = timeScale(sixYears);

  it('cut the axis wherever a grant begins or ends and count those running', () => {
    const spans = fundingSpans(time, threeGrants);
    expect(spans.map((span) => span.depth)).toEqual([1, 2, 0, 1]);
    expect(spans.map((span) => span.labels.join(' '))).toEqual(['G1', 'G1 G2', '', 'G3']);
    // 1,096 of 2,192 days are 2016 to 2018, a leap year among them
    expect(spans[2]?.from).toBeCloseTo(1096 / 2192, 9);
    expect(spans[2]?.to).toBeCloseTo(1461 / 2192, 9);
  });

  it('call only the time between grants a gap, not the time before or after them', () => {
    const late = [
      {
        ...threeGrants[0],
        id: 9,
        label: 'G1',
        title: '',
        funder: '',
        start: '2018-01-01',
        end: '2019-12-31',
      },
    ];
    const spans = fundingSpans(time, late);
    expect(spans.map((span) => span.depth)).toEqual([0, 1, 0]);
    expect(fundingGaps(spans)).toEqual([]);
    expect(fundingGaps(fundingSpans(time, threeGrants))).toHaveLength(1);
    expect(fundingSpans(time, [])).toEqual([{ from: 0, to: 1, depth: 0, labels: [] }]);
  });
});

describe('the strip', () => {
  const strip = layoutStrip(sixYears, {
    width: 654,
    grants: threeGrants,
    responses: twoResponses,
    words: true,
  });

  it('names years, grants, the gap and numbers the responses', () => {
    expect(texts(strip.marks, 'period')).toEqual(['2016', '2017', '2018', '2019', '2020', '2021']);
    expect(texts(strip.marks, 'grant-name')).toEqual([
      'G1, individual measures',
      'G2, one year',
      'G3, contextual measures',
      'no grant',
    ]);
    expect(texts(strip.marks, 'response-number')).toEqual(['1', '2']);
    expect(texts(strip.marks, 'n-word')).toEqual(['grants', 'responses']);
  });

  it('stands on the verticals of the rows: a year over its wave, a response over its hairline', () => {
    const row = layoutRow(chartModel(feelsSafe), sixYears, {
      width: 654,
      tint: true,
      responses: twoResponses,
    });
    const years = strip.marks.flatMap((mark) =>
      mark.role === 'period' && mark.shape === 'text' ? [mark.x] : [],
    );
    years.forEach((x, i) => expect(x).toBeCloseTo(row.x[i] ?? NaN, 6));
    const dots = strip.marks.flatMap((mark) =>
      mark.role === 'response-dot' && mark.shape === 'circle' ? [mark.cx] : [],
    );
    const hairlines = row.marks.flatMap((mark) =>
      mark.role === 'response' && mark.shape === 'line' ? [mark.from[0]] : [],
    );
    expect(dots).toEqual(hairlines);
  });

  it('gives grants and responses that overlap lanes of their own', () => {
    const bars = strip.marks.flatMap((mark) =>
      mark.role === 'grant' && mark.shape === 'rect' ? [mark.y] : [],
    );
    expect(bars[0]).toBe(bars[2]);
    expect(bars[1]).toBeGreaterThan(bars[0] ?? Infinity);
    const [first, second] = strip.marks.flatMap((mark) => (mark.shape === 'circle' ? [mark.cy] : []));
    expect(second).toBeGreaterThan(first ?? Infinity);
  });

  it('names the year in which an axis begins, and thins years out before they touch', () => {
    const axis = {
      start: '2016-04-01',
      end: '2025-12-31',
      ticks: Array.from({ length: 9 }, (_, i) => ({ date: `${2017 + i}-01-01`, label: String(2017 + i) })),
    };
    const wide = layoutStrip(axis, { width: 900, grants: [], responses: [] });
    expect(texts(wide.marks, 'period')).toEqual(Array.from({ length: 10 }, (_, i) => String(2016 + i)));
    const narrow = layoutStrip(axis, { width: 320, grants: [], responses: [] });
    expect(texts(narrow.marks, 'period')).toEqual(['2016', '2018', '2020', '2022', '2024']);
  });
});
