import {
  feelsSafe,
  guardianship,
  missing,
  percent,
  row,
  shown,
  withheld,
  year,
  youngWomen,
} from '../testing/rows';
import { symbolWords } from '../frame/symbols';
import { layoutRow } from '../layout/row';
import { chartModel } from './chart-model';
import { dayNumber } from './time';
import { partWords } from './wording';

describe('a chart model', () => {
  it('turns proportions into points of a hundred and keeps n, interval and words', () => {
    const first = chartModel(feelsSafe).points[0];
    expect(first).toMatchObject({
      value: 48,
      lower: 36,
      upper: 61,
      text: '48',
      intervalText: '36–61',
      baseText: '62',
    });
  });

  it('gives what is not shown no height, only its word', () => {
    const { points } = chartModel(youngWomen);
    expect(points.map((point) => point.text)).toEqual(['not asked', '50', '57', 'withheld', '67', '71']);
    expect(points.map((point) => point.value === null)).toEqual([true, false, false, true, false, false]);
  });

  it('joins shown neighbours and nothing else', () => {
    expect(chartModel(youngWomen).joins).toEqual([
      [1, 2],
      [4, 5],
    ]);
    expect(chartModel(feelsSafe).joins).toHaveLength(5);
    expect(chartModel(row([missing(2016), percent(2017, 0.5, 0.4, 0.6, 50), withheld(2018)])).joins).toEqual(
      [],
    );
  });

  it('joins nothing across a break, also where the break falls on the first day of a wave', () => {
    const broken = {
      ...feelsSafe,
      breaks: [{ date: '2019-01-01', kind: 'boundary redrawn', reason: 'area redrawn' }],
    };
    expect(chartModel(broken).joins).toEqual([
      [0, 1],
      [1, 2],
      [3, 4],
      [4, 5],
    ]);
  });

  it('joins nothing to a part of a period, and says how much of it there is', () => {
    const counts = (part?: { covered: number; of: number }) => (y: number, value: number) =>
      shown(y, { value, base: { label: 'count', value }, ...(part && { part }) });
    const whole = counts();
    const model = chartModel(
      row([whole(2023, 14), whole(2024, 12), counts({ covered: 153, of: 365 })(2025, 5)], {
        scale: { kind: 'count', min: 0, max: null, unit: 'moves', decimals: 0 },
      }),
    );
    expect(model.joins).toEqual([[0, 1]]);
    expect(model.points.map(({ part, remarks }) => [part, ...remarks])).toEqual([
      [false],
      [false],
      [true, '5 of 12 months'],
    ]);
    expect(symbolWords(model)).toEqual(['diamond: part of its period only, compared with none']);
    const { marks } = layoutRow(model, { start: '2023-01-01', end: '2025-12-31', ticks: [] }, { width: 654 });
    expect(marks.filter(({ role }) => role === 'dot').map(({ shape }) => shape)).toEqual([
      'circle',
      'circle',
      'path',
    ]);
    const remark = marks.flatMap((mark) =>
      mark.role === 'remark' && mark.shape === 'text' ? [mark.text] : [],
    );
    expect(remark.join(' ')).toBe('5 of 12 months');
  });

  it.each([
    [{ covered: 91, of: 365 }, '3 of 12 months'],
    [{ covered: 15, of: 31 }, '15 of 31 days'],
    [{ covered: 360, of: 365 }, '360 of 365 days'],
  ])('says %o as %s', (part, words) => expect(partWords(part)).toBe(words));

  it('draws few answers as lone points and says so', () => {
    const few = row([
      percent(2016, 0.5, 0.2, 0.8, 6),
      percent(2017, 0.5, 0.3, 0.7, 20),
      percent(2018, 0.5, 0.4, 0.6, 60),
    ]);
    const model = chartModel(few);
    expect(model.points.map((point) => point.weight)).toEqual(['few', 'caution', 'full']);
    expect(model.points.map((point) => point.remarks)).toEqual([['picture only'], ['caution'], []]);
    expect(model.joins).toEqual([[1, 2]]);
  });

  it('puts a percent panel on 50, 75 or 100, whichever clears the highest interval, 1.5 px a point', () => {
    const upTo = (upper: number) => chartModel(row([percent(2016, 0.1, 0.05, upper, 60)])).scale;
    expect(upTo(0.5)).toMatchObject({ bottom: 0, top: 50, height: 75 });
    expect(upTo(0.51)).toMatchObject({ top: 75, height: 112.5 });
    expect(upTo(0.76)).toMatchObject({ top: 100, height: 150 });
    expect(upTo(0.76).ticks.map((tick) => tick.label)).toEqual(['0', '50', '100%']);
    expect(upTo(0.2).ticks.map((tick) => tick.label)).toEqual(['0', '25', '50%']);
  });

  it('gives a rubric all five lines, and a rate its own top from 0', () => {
    expect(chartModel(guardianship).scale.ticks.map((tick) => tick.label)).toEqual(['0', '1', '2', '3', '4']);
    const rate = row([shown(2016, { value: 51, interval: { lower: 43, upper: 60, level: 0.95 } })], {
      scale: { kind: 'rate', min: 0, max: null, unit: 'per 1,000', decimals: 0 },
    });
    expect(chartModel(rate).scale).toMatchObject({ bottom: 0, top: 60 });
  });

  it('lets a gap between groups fall below 0 and writes a true minus sign', () => {
    const gap = row([shown(2016, { value: 0.1, interval: { lower: -0.07, upper: 0.2, level: 0.95 } })], {
      scale: { kind: 'gap', min: -1, max: 1, unit: 'percentage points', decimals: 0 },
    });
    const model = chartModel(gap);
    expect(model.points[0]?.intervalText).toBe('−7 to 20');
    expect(model.scale).toMatchObject({ bottom: -25, top: 25, height: 75 });
  });

  it('cites the waves of the verdict and those its sentence names', () => {
    const verdict = {
      ...feelsSafe.verdict,
      baseline: year(2016),
      latest: year(2021),
      sentence: 'It stood at 60 in 2019.',
    };
    const cited = chartModel({ ...feelsSafe, verdict }).points.flatMap((point) =>
      point.cited ? [point.period.label] : [],
    );
    expect(cited).toEqual(['2016', '2019', '2021']);
  });

  it('is grey where the indicator is context only', () => {
    expect(chartModel(feelsSafe).grey).toBe(false);
    const grey = { ...feelsSafe, indicator: { ...feelsSafe.indicator, role: 'context_only' as const } };
    expect(chartModel(grey).grey).toBe(true);
  });

  it('puts a milestone on the day it was reached and writes that day out', () => {
    const reached = row([shown(2018, { value: 1, shownAs: '2018-09-01' })], {
      scale: { kind: 'milestone', min: 0, max: 1, unit: 'yes / no with date', decimals: 0 },
    });
    const [point] = chartModel(reached).points;
    expect(point?.day).toBe(dayNumber('2018-09-01'));
    expect(point?.text).toBe('1 Sep 2018');
  });
});
