import type { Scale } from '@waymark/contract';

interface Limits {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/** On which side of no change an interval lies, if on one. */
export function sideOf(one: { lower: number; upper: number } | undefined): 'higher' | 'lower' | 'none' {
  if (!one) return 'none';
  return one.lower > 0 ? 'higher' : one.upper < 0 ? 'lower' : 'none';
}

const places = ({ kind, decimals }: Scale): number =>
  kind === 'percent' || kind === 'gap' ? 1 : Math.max(1, decimals);
const factor = ({ kind }: Scale): number => (kind === 'percent' || kind === 'gap' ? 100 : 1);
const unit = ({ kind }: Scale): string =>
  kind === 'percent' || kind === 'gap' || kind === 'score' ? ' points' : '';
const signed = (value: number, scale: Scale): string => {
  const text = Math.abs(value * factor(scale)).toFixed(places(scale));
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
};

/** A distance without its sign: "5.1 points". */
export const apart = (value: number, scale: Scale): string =>
  `${signed(Math.abs(value), scale)}${unit(scale)}`;

/** "95% interval −2.1 to 9.8". */
export const span = (lower: number, upper: number, scale: Scale): string =>
  `95% interval ${signed(lower, scale)} to ${signed(upper, scale)}`;

/** A change with its sign: "+5.1 points". */
export const change = (value: number, scale: Scale): string =>
  `${value > 0 ? '+' : ''}${signed(value, scale)}${unit(scale)}`;

/** "a step of 5.1 points up (95% interval 1.2 to 9.0)". */
export function stepInWords(one: Limits | undefined, scale: Scale): string {
  if (!one) return 'no step could be computed';
  return `a step ${one.estimate < 0 ? 'down' : 'up'} of ${apart(one.estimate, scale)} (${span(one.lower, one.upper, scale)})`;
}

/** How often series in which nothing changed look changed: simulations of 16, 24 and 48 points, correlation 0 to 0.6. */
const simulated = [
  { points: 16, main: '4 to 18', check: '16 to 33' },
  { points: 24, main: '4 to 9', check: '17 to 29' },
  { points: 48, main: '5 to 8', check: '14 to 22' },
] as const;

export function falseAlarms(points: number): string {
  const nearest = [...simulated].sort((a, b) => Math.abs(a.points - points) - Math.abs(b.points - points))[0];
  if (!nearest) return '';
  return `Of 100 series of about ${nearest.points} points in which nothing changed, the main analysis calls ${nearest.main} changed and the check ${nearest.check}; five would be fair.`;
}
