import type { Scale } from '@waymark/contract';
import { eValue, type RemlResult } from '@waymark/statistics';
import { apart, span, stepInWords } from './inquiry-words';

/** What an interrupted series may say, and what a reader must know about it, as sentences. Nothing is computed here. */

export const straddleWords = (count: number): string =>
  `${count === 1 ? 'One wave lies' : `${count} waves lie`} across the start and ${count === 1 ? 'is' : 'are'} left out.`;

export const absentWords = (count: number): string =>
  `${count === 1 ? 'One wave is' : `${count} waves are`} missing or withheld and left out.`;

export function amountLines(before: number, after: number, display: string, needs: string | null): string[] {
  const found = `${before} points before and ${after} after.`;
  if (display === 'full') return [found];
  return [
    `${found} That is enough for an estimate and too little for a word: ${needs ?? 'more points'} are needed.`,
  ];
}

export function resemblance({ phiPerUnitTime: phi, flags }: RemlResult): string {
  if (flags.includes('near_unit_root'))
    return `Neighbouring points resemble each other very closely (correlation ${phi.toFixed(2)}): the series drifts, and a step can hardly be told from it.`;
  if (flags.includes('autocorrelation_estimated_zero'))
    return 'Neighbouring points do not resemble each other beyond the lines, so nothing had to be allowed for.';
  return `Neighbouring points resemble each other (correlation ${phi.toFixed(2)}); the main analysis allows for it and its interval is wider for that.`;
}

export function seasonLine(perYear: number, seasonal: boolean, cycles: boolean): string {
  if (!seasonal)
    return perYear === 2
      ? 'Two waves a year: a season cannot be told from ups and downs, so none is fitted.'
      : 'Waves are too far apart for a season to be fitted.';
  return cycles
    ? `A yearly season is fitted (${perYear} points a year); the lines are drawn without it.`
    : `The series may have a season, and fewer than two years lie before the start: it could not be fitted, and may pass for a change.`;
}

/** Within a twentieth of the end of its scale a course cannot go on as a straight line. */
export function offScale(course: readonly { value: number }[], { min, max }: Scale): string[] {
  const margin = max === null ? 0 : (max - min) / 20;
  const off = course.some(({ value }) => value < min + margin || (max !== null && value > max - margin));
  return off
    ? [
        'Carried on, the earlier course would reach the end of the scale or leave it: a straight line cannot go on for ever, so the distance at the latest point is too large.',
      ]
    : [];
}

export function hiddenCause({
  ratio,
  lower,
  upper,
}: {
  ratio: number;
  lower: number;
  upper: number;
}): string | null {
  const found = eValue({ riskRatio: ratio, lower, upper });
  if (found.status !== 'ok') return null;
  const limit =
    found.eValueInterval === null
      ? ''
      : ` (${found.eValueInterval.toFixed(1)} for the limit nearer to no change)`;
  return `To explain the step away, something unmeasured that set in at the same time would have to go with both by a factor of ${found.eValue.toFixed(1)}${limit}. A factor of 1 means that nothing at all is needed.`;
}

export function wordsFor(
  display: string,
  agreed: boolean,
  side: 'higher' | 'lower' | 'none',
  grey: boolean,
  event: string,
): string {
  if (display !== 'full') return 'Cannot say';
  if (!agreed) return 'The data do not settle it';
  if (side === 'none') return `No step stands out at about the time of “${event}”`;
  return grey
    ? `${side === 'higher' ? 'Higher' : 'Lower'} from about the time of “${event}”`
    : `Changed at about the time of “${event}”: ${side} than before`;
}

export function sentenceOf(
  main: RemlResult,
  { scale, event }: { readonly scale: Scale; readonly event: string },
): string {
  const end = main.effectAtEnd;
  return `At the start of “${event}”: ${stepInWords(main.coefficients['levelChange'], scale)}. At the latest point: ${apart(end.estimate, scale)} ${end.estimate < 0 ? 'below' : 'above'} where the earlier course would have led (${span(end.lower, end.upper, scale)}).`;
}
