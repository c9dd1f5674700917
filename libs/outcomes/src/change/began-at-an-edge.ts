import type { Scale } from '@waymark/contract';
import { mannKendallTheilSen } from '@waymark/statistics';
import { apart } from './inquiry-words';

/** So many points before the start are asked whether the work began because of them, and how far off is far. */
const lastFew = 3;
const farOff = 2;

interface Dated {
  readonly t: number;
  readonly value: number;
}

/**
 * Work that begins when figures are at their worst is followed by their ordinary return, and that looks like a step. The last
 * few points before the start are set against the course of those before them, which they had no part in (Theil-Sen).
 */
export function beganAtAnEdge(before: readonly Dated[], scale: Scale): string[] {
  const [earlier, last] = [before.slice(0, -lastFew), before.slice(-lastFew)];
  const line = mannKendallTheilSen({
    values: earlier.map(({ value }) => value),
    times: earlier.map(({ t }) => t),
  });
  if (line.status !== 'ok') return [];
  const off = ({ t, value }: Dated): number => value - line.intercept - line.senSlope * t;
  const spread = Math.sqrt(earlier.reduce((sum, one) => sum + off(one) ** 2, 0) / (earlier.length - 2));
  const away = last.reduce((sum, one) => sum + off(one), 0) / last.length;
  if (Math.abs(away) < farOff * spread) return [];
  return [
    `The last ${last.length} points before the start lie ${apart(away, scale)} ${away > 0 ? 'above' : 'below'} the course of those before them on average: if the work began because of them, a part of the step is their ordinary return.`,
  ];
}
