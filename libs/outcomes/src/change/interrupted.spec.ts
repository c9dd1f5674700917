import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '@waymark/calendar';
import type { Indicator, Scale } from '@waymark/contract';
import type { ReleasedSeries } from '../table/series';
import { anIndicator } from '../testing/an-indicator';
import { counts, events, moments } from '../testing/a-series';
import type { Stats } from '../rollup/stats';
import { interrupted } from './interrupted';

const scale: Scale = { kind: 'score', min: -1000, max: null, unit: 'points', decimals: 2 };
const score = anIndicator({ aggregation: 'moments', measure_type: 'likert_scale', range: null });

/** Waves of one day, `step` days apart. */
function every(step: number, stats: readonly (Stats | null)[], indicator: Indicator = score): ReleasedSeries {
  return {
    subject: { contextId: 1 },
    indicator,
    breakdown: '',
    breaks: [],
    ended: null,
    crosses: 0,
    cells: stats.map((one, i) => {
      const start = addDays('2016-01-01', i * step);
      return {
        state: 'shown',
        cell: {
          period: { start, end: start, label: start },
          round: '',
          source: 'invented',
          stats: one ?? { kind: 'missing', reason: 'not collected', symbol: null },
          observationIds: [],
        },
      };
    }),
  };
}
const ask = (
  series: ReleasedSeries,
  start: number,
  step = 182,
  more: Partial<{ from: string; to: string }> = {},
) =>
  interrupted({
    series,
    scale,
    date: addDays('2016-01-01', start * step),
    event: 'Park hosts',
    from: more.from ?? null,
    to: more.to ?? null,
  });
/** Ups and downs without a course, the same every run: each is far from its neighbours. */
const noise = [0.3, -0.8, 0.9, -0.2, -0.6, 1.1, -0.4, 0.1, -1.0, 0.7, 0.2, -0.5];
const wavy = (i: number) => noise[i % noise.length] ?? 0;
const stepped = (n: number, at: number, by: number) =>
  Array.from({ length: n }, (_, i) => moments(60, 50 + wavy(i) + (i >= at ? by : 0), 10));

describe('one place, before and after a start', () => {
  it('gives what R gives for the simulated series of 40 points, evenly spaced', () => {
    const file = join(__dirname, '../../../statistics/src/oracle/its_reml_car1.json');
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
      cases: {
        id?: string;
        name?: string;
        input: { values: number[]; intervention_time: number; times: number[] };
        expected: { coefficients: { level_change: { estimate: number; lower: number; upper: number } } };
      }[];
    };
    const known = cases.find(({ id, name }) => (id ?? name) === 'simulated_40_ar_half');
    if (!known) throw new Error('the case is gone');
    const { values, times, intervention_time } = known.input;
    const at = times.findIndex((time) => time >= intervention_time);
    const found = ask(
      every(
        10,
        values.map((value) => moments(60, value, 10)),
      ),
      at,
      10,
    );
    if (found.kind !== 'one_place') throw new Error(found.sentence);
    const { level_change } = known.expected.coefficients;
    expect(found.step.value).toBeCloseTo(level_change.estimate, 3);
    expect(found.step.lower).toBeCloseTo(level_change.lower, 2);
    expect(found.step.upper).toBeCloseTo(level_change.upper, 2);
  });

  it('says "changed at about the time of" where all analyses agree and there is enough data', () => {
    const found = ask(every(182, stepped(24, 12, 8)), 12);
    expect(found).toMatchObject({ kind: 'one_place', gate: 'full', changed: true });
    expect(found.kind === 'one_place' && found.words).toBe(
      'Changed at about the time of “Park hosts”: higher than before',
    );
    expect(JSON.stringify(found)).not.toMatch(/because of|significant|effect of/);
  });

  it('says that no step stands out where none was put in', () => {
    const found = ask(every(182, stepped(24, 12, 0)), 12);
    expect(found).toMatchObject({ kind: 'one_place', gate: 'full', changed: false });
    expect(found.kind === 'one_place' && found.words).toMatch(/^No step stands out/);
  });

  it('gives an estimate and no word below 24 points', () => {
    const found = ask(every(182, stepped(23, 12, 8)), 12);
    expect(found).toMatchObject({ kind: 'one_place', gate: 'caution', words: 'Cannot say', changed: false });
  });

  it('refuses fewer than eight points on either side', () => {
    expect(ask(every(182, stepped(24, 7, 8)), 7)).toMatchObject({
      kind: 'refused',
      sentence: 'Too few points before the start of “Park hosts”.',
    });
    expect(ask(every(182, stepped(24, 17, 8)), 17)).toMatchObject({ kind: 'refused' });
    expect(ask(every(182, stepped(24, 8, 8)), 8).kind).toBe('one_place');
    expect(ask(every(182, stepped(24, 16, 8)), 16).kind).toBe('one_place');
  });

  it('refuses a break inside the window and names a window without it', () => {
    const brk = { kind: 'question changed', reason: 'reworded' };
    const series = every(182, stepped(40, 20, 8));
    const broken = { ...series, breaks: [{ ...brk, date: addDays('2016-01-01', 637) }] };
    const found = ask(broken, 20);
    expect(found).toMatchObject({ kind: 'refused', instead: { from: addDays('2016-01-01', 637) } });
    if (found.kind !== 'refused' || !found.instead) return;
    expect(ask(broken, 20, 182, found.instead).kind).toBe('one_place');
    const hopeless = { ...series, breaks: [{ ...brk, date: addDays('2016-01-01', 3549) }] };
    expect(ask(hopeless, 20)).toMatchObject({ kind: 'refused', instead: null });
  });

  it('leaves out a wave that lies across the start, and says so', () => {
    const series = every(182, stepped(25, 12, 8));
    const cells = series.cells.map((cell, i) =>
      i === 12 && cell.state === 'shown'
        ? {
            ...cell,
            cell: { ...cell.cell, period: { ...cell.cell.period, end: addDays(cell.cell.period.start, 5) } },
          }
        : cell,
    );
    const found = interrupted({
      series: { ...series, cells },
      scale,
      date: addDays('2016-01-01', 2187),
      event: 'Park hosts',
      from: null,
      to: null,
    });
    expect(found).toMatchObject({ kind: 'one_place', pointsBefore: 12, pointsAfter: 12 });
    expect(found.kind === 'one_place' && found.diagnostics.join(' ')).toContain('lies across the start');
  });

  it('has only grey words for a context-only indicator, and no hidden-cause factor', () => {
    const police = anIndicator({
      aggregation: 'sum',
      measure_type: 'count',
      counts: 'events',
      direction: 'none',
      role: 'context_only',
    });
    const rows = Array.from({ length: 24 }, (_, i) =>
      events(40 + Math.round(6 * wavy(i)) + (i >= 12 ? 40 : 0)),
    );
    const found = ask(every(182, rows, police), 12);
    expect(found).toMatchObject({ kind: 'one_place', grey: true, changed: false, eValue: null });
    expect(found.kind === 'one_place' && found.words).toBe('Higher from about the time of “Park hosts”');
  });

  it('adds the quasi-Poisson ratio to counts, with how strong a hidden cause would have to be', () => {
    const reports = anIndicator({
      aggregation: 'sum',
      measure_type: 'count',
      counts: 'events',
      direction: 'lower',
      role: 'supporting',
    });
    const rows = Array.from({ length: 24 }, (_, i) =>
      events(60 + Math.round(6 * wavy(i)) - (i >= 12 ? 30 : 0)),
    );
    const found = ask(every(182, rows, reports), 12);
    if (found.kind !== 'one_place') throw new Error(found.sentence);
    const ratio = found.analyses.find(({ part }) => part === 'counts')?.ratio;
    // sixty before and thirty after, on lines that hardly slope
    expect(ratio?.value).toBeGreaterThan(0.4);
    expect(ratio?.value).toBeLessThan(0.6);
    expect(found.eValue).toMatch(/by a factor of \d/);
  });

  it('refuses effort, levels and lists, which no line can be fitted through', () => {
    const refuses = (changes: Partial<Indicator>) =>
      expect(ask(every(182, stepped(24, 12, 8), anIndicator(changes)), 12).kind).toBe('refused');
    refuses({ role: 'effort', aggregation: 'sum', counts: 'things' });
    refuses({ aggregation: 'level', measure_type: 'rubric_0_4', counts: 'none' });
    refuses({ aggregation: 'counts', counts: 'things', fixed_list: true });
  });

  it('counts what is missing instead of joining over it', () => {
    const rows = stepped(25, 12, 8).map((one, i) => (i === 3 ? null : one));
    const found = ask(every(182, rows), 12);
    expect(found).toMatchObject({ kind: 'one_place', pointsBefore: 11 });
    expect(found.kind === 'one_place' && found.diagnostics.join(' ')).toContain('missing or withheld');
  });

  it('reads shares as well as scores', () => {
    const rows = Array.from({ length: 24 }, (_, i) =>
      counts(40 + Math.round(3 * wavy(i)) + (i >= 12 ? 20 : 0), 80),
    );
    const found = ask(every(182, rows, anIndicator()), 12);
    // twenty of eighty
    expect(found.kind === 'one_place' && found.step.value).toBeCloseTo(0.25, 1);
  });
});
