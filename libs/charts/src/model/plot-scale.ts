import type { Scale } from '@waymark/contract';
import { figureText } from './wording';

export interface PlotScale {
  /** In plot units: percent rows run from 0 to 50, 75 or 100. */
  readonly bottom: number;
  readonly top: number;
  /** Height from bottom to top, px. */
  readonly height: number;
  readonly ticks: readonly { value: number; label: string }[];
}

const PX_A_POINT = 1.5;
const PX_A_LEVEL = 28;
const FREE_HEIGHT = 112.5;

/** 1, 2, 2.5 or 5 times a power of ten, so that at most four steps cover the height. */
function niceStep(height: number, whole: boolean): number {
  const rough = height / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const steps = [1, 2, 2.5, 5, 10].map((step) => step * power);
  const step = steps.find(
    (candidate) => candidate >= rough - 1e-9 && (!whole || Number.isInteger(candidate)),
  );
  return step ?? Math.max(1, Math.ceil(rough));
}

function ticksBetween(
  bottom: number,
  top: number,
  step: number,
  decimals: number,
  suffix: string,
): PlotScale['ticks'] {
  const count = Math.round((top - bottom) / step);
  return Array.from({ length: count + 1 }, (_, i) => {
    const value = bottom + i * step;
    return { value, label: figureText(value, decimals) + (i === count ? suffix : '') };
  });
}

/** Points of a hundred: 1.5 px each in every panel, from 0; the top is 50, 75 or 100, whichever clears `high`. */
function outOfHundred(high: number, suffix: string): PlotScale {
  const top = [50, 75].find((candidate) => high <= candidate) ?? 100;
  return {
    bottom: 0,
    top,
    height: top * PX_A_POINT,
    ticks: ticksBetween(0, top, top === 100 ? 50 : 25, 0, suffix),
  };
}

/** The gap between two groups, in points: the same 1.5 px, below 0 too where the interval reaches there. */
function points(low: number, high: number): PlotScale {
  const bottom = Math.min(0, 25 * Math.floor(low / 25));
  const top = Math.max(bottom + 50, 25 * Math.ceil(high / 25));
  return { bottom, top, height: (top - bottom) * PX_A_POINT, ticks: ticksBetween(bottom, top, 25, 0, '') };
}

function fromData(scale: Scale, low: number, high: number): PlotScale {
  const from = Math.min(scale.min, low);
  const to = scale.max ?? Math.max(high, from + (scale.decimals === 0 ? 4 : 1));
  const whole = scale.decimals === 0 || scale.kind === 'count';
  const step = niceStep(to - from, whole);
  const bottom = scale.max === null ? step * Math.floor(from / step) : from;
  const top = scale.max ?? bottom + step * Math.ceil((to - bottom) / step - 1e-9);
  const even = Math.abs((top - bottom) / step - Math.round((top - bottom) / step)) < 1e-9;
  const stride = even ? step : (top - bottom) / 2;
  const decimals = Number.isInteger(stride) && Number.isInteger(bottom) ? 0 : 1;
  return { bottom, top, height: FREE_HEIGHT, ticks: ticksBetween(bottom, top, stride, decimals, '') };
}

/**
 * The vertical scale of a row, always from 0 (percentages are never cut) or from the floor of its score.
 * `low` and `high` are the extremes of everything drawn, intervals and control limits included, in plot units.
 */
export function plotScaleOf(scale: Scale, low: number, high: number): PlotScale {
  if (scale.kind === 'level') {
    const top = scale.max ?? 4;
    return {
      bottom: 0,
      top,
      height: top * PX_A_LEVEL,
      ticks: ticksBetween(0, top, 1, 0, ''),
    };
  }
  if (scale.kind === 'milestone') return { bottom: 0, top: 1, height: 28, ticks: [] };
  if (scale.kind === 'percent') return outOfHundred(high, '%');
  if (scale.kind === 'gap') return points(low, high);
  if (scale.min === 0 && scale.max === 100) return outOfHundred(high, '');
  return fromData(scale, low, high);
}

/** One scale for several panels: the lowest bottom and the highest top, at the same px a unit. */
export function sharedScale(scales: readonly PlotScale[]): PlotScale | null {
  const bottom = Math.min(...scales.map((scale) => scale.bottom));
  const tallest = [...scales].sort((a, b) => b.top - a.top || a.bottom - b.bottom)[0];
  if (!tallest) return null;
  if (tallest.bottom === bottom) return tallest;
  const perUnit = tallest.height / (tallest.top - tallest.bottom);
  const step = (tallest.ticks[1]?.value ?? tallest.top) - (tallest.ticks[0]?.value ?? tallest.bottom);
  const floor = tallest.bottom - step * Math.ceil((tallest.bottom - bottom) / step);
  return {
    bottom: floor,
    top: tallest.top,
    height: (tallest.top - floor) * perUnit,
    ticks: ticksBetween(floor, tallest.top, step, Number.isInteger(step) ? 0 : 1, ''),
  };
}
