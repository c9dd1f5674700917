import type { Scale } from '@waymark/contract';
import type { Stats } from '../rollup/stats';
import { anIndicator } from '../testing/an-indicator';
import { aSeries, counts } from '../testing/a-series';
import { chance, type Chance } from '../testing/chance';
import { interrupted } from './interrupted';
import { allShown } from './segment';
import { severalPlaces } from './several-places';

/** "Did it change when the work began?", asked where it did not: as traps.spec.ts, and as few by default. */
const SERIES = Math.ceil(Number(process.env['TRAP_SERIES'] ?? 120) / 3);
const most = (promised: number): number =>
  SERIES * promised + 3 * Math.sqrt(SERIES * promised * (1 - promised));
const least = (promised: number): number =>
  SERIES * promised - 3 * Math.sqrt(SERIES * promised * (1 - promised));

const safe = anIndicator();
const scale: Scale = { kind: 'percent', min: 0, max: 1, unit: '', decimals: 0 };
const POINTS = 24;
const quarters = aSeries(
  safe,
  Array.from({ length: POINTS }, () => counts(1, 2)),
  { set: 'quarter', from: '2016-01-01' },
);
const startOf = (index: number): string => quarters.cells[index]?.period.start ?? '';

const ask = (figures: readonly Stats[], at: number) =>
  interrupted({
    series: allShown({
      ...quarters,
      cells: quarters.cells.map((cell, i) => ({ ...cell, stats: figures[i] ?? cell.stats })),
    }),
    scale,
    date: startOf(at),
    event: 'the work',
    from: null,
    to: null,
  });

/** Shares of 200 around a half that lean on their neighbours by `phi`. */
function drifting(by: Chance, phi: number): number[] {
  let level = by.normal();
  return Array.from({ length: POINTS }, () => {
    level = phi * level + Math.sqrt(1 - phi * phi) * by.normal();
    return by.binomial(200, 0.5 + 0.05 * level);
  });
}

describe('one place in which nothing changed when the work began', () => {
  it.each([
    [0, 0.09],
    [0.6, 0.12],
  ])('is called changed no more often than the page says, neighbours alike by %p', (phi, promised) => {
    const by = chance(11);
    let changed = 0;
    for (let i = 0; i < SERIES; i++) {
      const found = ask(
        drifting(by, phi).map((share) => counts(share, 200)),
        12,
      );
      if (found.kind === 'one_place' && found.changed) changed++;
    }
    expect(changed).toBeLessThanOrEqual(most(promised));
  });

  it('is told that the work began at an edge, where it did, and seldom where it did not', () => {
    const by = chance(12);
    const told = (figures: readonly number[], at: number): boolean => {
      const found = ask(
        figures.map((share) => counts(share, 200)),
        at,
      );
      return found.kind === 'one_place' && found.diagnostics.some((line) => line.includes('ordinary return'));
    };
    let [atAnEdge, anyDay] = [0, 0];
    for (let i = 0; i < SERIES; i++) {
      const figures = drifting(by, 0);
      if (told(figures, 12)) anyDay++;
      // begun because the last three were so low
      const low = figures.map((share, at) => (at >= 9 && at < 12 ? share - 44 : share));
      if (told(low, 12)) atAnEdge++;
    }
    expect(anyDay).toBeLessThanOrEqual(most(0.12));
    expect(atAnEdge).toBeGreaterThan(least(0.8));
  });
});

describe('places in which nothing changed', () => {
  const waves = aSeries(safe, [counts(1, 2), counts(1, 2)], { from: '2016-04-01' });
  interface Place {
    readonly share: number;
    readonly before: number;
  }
  const compared = (by: Chance, places: readonly Place[], treated: number) =>
    severalPlaces({
      indicator: safe,
      scale,
      date: waves.cells[1]?.period.start ?? '',
      event: 'the work',
      months: 12,
      places: places.map(({ share, before }, index) => ({
        contextId: index + 1,
        name: `place ${index + 1}`,
        arm: index < treated ? 'with' : 'without',
        series: allShown({
          ...waves,
          cells: waves.cells.map((cell, i) => ({
            ...cell,
            stats: counts(i === 0 ? before : by.binomial(60, share), 60),
          })),
        }),
      })),
      justification: 'they are alike',
      outside: false,
    });
  const places = (by: Chance): Place[] =>
    Array.from({ length: 16 }, () => {
      const share = 0.5 + 0.07 * by.normal();
      return { share, before: by.binomial(60, share) };
    });

  it('are called changed at most 5 times in 100', () => {
    const by = chance(13);
    let changed = 0;
    for (let i = 0; i < SERIES; i++) {
      const found = compared(by, places(by), 8);
      if (found.kind === 'several_places' && found.changed) changed++;
    }
    expect(changed).toBeLessThanOrEqual(most(0.05));
  });

  it('and of which the worst were chosen are all told how far apart both sides began', () => {
    const by = chance(14);
    let told = 0;
    for (let i = 0; i < SERIES; i++) {
      const found = compared(
        by,
        places(by).sort((a, b) => a.before - b.before),
        4,
      );
      if (
        found.kind === 'several_places' &&
        found.diagnostics.some((line) => line.includes('ordinary return'))
      )
        told++;
    }
    expect(told).toBe(SERIES);
  });
});
