import type { Rollup } from '../rollup/stats';

/** A mid-year population estimate of an area, as published. */
export interface Population {
  readonly areaCode: string;
  readonly year: number;
  readonly population: number;
}

/**
 * Gives official yearly counts the population they arose in: of a year ending 31 March, the mid-year estimate of the
 * year before. A count whose exposure is known keeps it; a year without an estimate says so instead of pretending to be
 * a rate.
 */
export function withPopulation(
  rollups: readonly Rollup[],
  populations: readonly Population[],
  unit = 'children aged 0 to 17',
): Rollup[] {
  const byYear = new Map(
    populations.map(({ areaCode, year, population }) => [`${areaCode}|${year}`, population]),
  );
  return rollups.map((rollup) => {
    const { stats, subject, end } = rollup;
    if (stats.kind !== 'events' || stats.exposure !== null || !('areaCode' in subject)) return rollup;
    const population = byYear.get(`${subject.areaCode}|${Number(end.slice(0, 4)) - 1}`);
    return {
      ...rollup,
      stats:
        population === undefined
          ? { kind: 'missing', reason: 'not recorded', symbol: 'no population estimate' }
          : { ...stats, exposure: population, exposureUnit: unit },
    };
  });
}
