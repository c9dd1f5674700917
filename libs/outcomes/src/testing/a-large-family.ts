import { periodsBetween, type PeriodSetId } from '@waymark/calendar';
import type { Indicator } from '@waymark/contract';
import type { Stats } from '../rollup/stats';
import type { Series, SeriesCell } from '../table/series';
import { counts, events } from './a-series';
import { anIndicator } from './an-indicator';

/**
 * Families of thousands of linked cells that are the same in every run: for `npm run bench` and the specs of the audit.
 * Places are small, so that a fair share of the figures is withheld and every margin is in question.
 */
export interface LargeFamily {
  readonly series: readonly Series[];
  /** Cells of all series together. */
  readonly cells: number;
}

/** Numbers from 0 to below 1, the same for the same seed (Park and Miller). */
export function randomly(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

interface Leaf {
  /** One value for each dimension, in order; the finest groups there are. */
  readonly values: readonly string[];
  readonly yes: readonly number[];
  readonly no: readonly number[];
}

interface Shape {
  readonly indicator: Indicator;
  readonly dimensions: readonly (readonly [name: string, values: readonly string[]])[];
  readonly finest: PeriodSetId;
  readonly groupings: readonly PeriodSetId[];
  readonly from: string;
  readonly to: string;
  readonly draw: (leaf: number) => readonly [yes: number, no: number];
}

/** Incidents by kind and part of a place, by quarter, half-year, financial and calendar year: one connected family. */
export function manyIncidents(years: number, seed = 20260915): LargeFamily {
  const next = randomly(seed);
  const indicator = anIndicator({
    code: 'LOC-12',
    counts: 'events',
    population: null,
    aggregation: 'sum',
    min_base: null,
    min_events: 10,
  });
  return family([
    {
      indicator,
      dimensions: [
        ['kind', ['noise', 'litter', 'damage', 'harm', 'other']],
        ['part', ['north', 'east', 'south', 'west']],
      ],
      finest: 'quarter',
      groupings: ['half_year', 'financial_year', 'calendar_year'],
      from: '1996-04-01',
      to: `${1996 + years}-03-31`,
      draw: (leaf) => [Math.floor((leaf % 4 === 0 ? 9 : 34) * next()), 0],
    },
  ]);
}

/** Several questions put to the same people, by gender and age, half-yearly with years of both kinds beside them. */
export function manySurveys(years: number, seed = 20260915): LargeFamily {
  const next = randomly(seed);
  const questions = ['LOC-01', 'LOC-02', 'LOC-03', 'LOC-15'].map((code) =>
    anIndicator(code === 'LOC-15' ? { code, sensitive: true, min_base: 30 } : { code }),
  );
  const asked = new Map<string, number>();
  let turn = 0;
  return family(
    questions.map((indicator) => {
      turn = 0;
      return {
        indicator,
        dimensions: [
          ['gender', ['girls', 'boys', 'other']],
          ['age', ['10 to 12', '13 to 15', '16 to 17']],
        ],
        finest: 'half_year' as const,
        groupings: ['financial_year', 'calendar_year'] as const,
        from: '2006-04-01',
        to: `${2006 + years}-03-31`,
        draw: (leaf: number) => {
          // The same people answer every question: their number is drawn once.
          const key = `${leaf}|${(turn += 1)}`;
          const people = asked.get(key) ?? Math.floor((leaf >= 6 ? 12 : 50) * (0.5 + next()));
          asked.set(key, people);
          const yes = Math.round(people * (0.1 + 0.8 * next()));
          return [yes, people - yes] as const;
        },
      };
    }),
  );
}

function family(shapes: readonly Shape[]): LargeFamily {
  const series = shapes.flatMap(seriesOf);
  return { series, cells: sum(series.map(({ cells }) => cells.length)) };
}

function seriesOf(shape: Shape): Series[] {
  const { dimensions, finest, groupings, from, to } = shape;
  const periods = periodsBetween(finest, from, to);
  const combinations = dimensions.reduce<string[][]>(
    (made, [, values]) => made.flatMap((one) => values.map((value) => [...one, value])),
    [[]],
  );
  const leaves = combinations.map((values, index): Leaf => {
    const drawn = periods.map(() => shape.draw(index));
    return { values, yes: drawn.map(([yes]) => yes), no: drawn.map(([, no]) => no) };
  });
  const margins = dimensions.reduce<(string | null)[][]>(
    (made, [, values]) => made.flatMap((one) => [...values, null].map((value) => [...one, value])),
    [[]],
  );
  return [finest, ...groupings].flatMap((set) =>
    margins.map((margin) => {
      const own = leaves.filter(({ values }) =>
        margin.every((value, at) => value === null || value === values[at]),
      );
      const breakdown = margin
        .flatMap((value, at) => (value === null ? [] : [`${dimensions[at]?.[0] ?? ''}=${value}`]))
        .sort()
        .join(';');
      const cells = periodsBetween(set, from, to).flatMap((period): SeriesCell[] => {
        if (period.start < from || period.end > to) return [];
        const inside = periods.flatMap(({ start, end }, at) =>
          start >= period.start && end <= period.end ? [at] : [],
        );
        const total = (side: 'yes' | 'no') =>
          sum(own.flatMap((leaf) => inside.map((at) => leaf[side][at] ?? 0)));
        return [
          {
            period: { start: period.start, end: period.end, label: period.label },
            round: '',
            source: 'invented',
            stats: statsOf(shape.indicator, total('yes'), total('no')),
            observationIds: [],
          },
        ];
      });
      return {
        subject: { contextId: 1 },
        indicator: shape.indicator,
        breakdown,
        cells,
        breaks: [],
        ended: null,
        crosses: 0,
      };
    }),
  );
}

const statsOf = (indicator: Indicator, yes: number, no: number): Stats =>
  indicator.aggregation === 'sum' ? events(yes) : counts(yes, yes + no);
