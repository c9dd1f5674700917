import type { Scale, ShownCell } from '@waymark/contract';

/** Proportions become points of a hundred here and nowhere else; everything else keeps its unit. */
export function plotFactor(scale: Scale): number {
  return scale.kind === 'percent' || scale.kind === 'gap' ? 100 : 1;
}

/** A figure in plot units as people read it: no trailing noise, a true minus sign, thousands set apart. */
export function figureText(value: number, decimals: number): string {
  const fixed = Math.abs(value).toFixed(decimals);
  const [whole = '0', part] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = part === undefined ? grouped : `${grouped}.${part}`;
  return value < 0 && Number(fixed) !== 0 ? `−${text}` : text;
}

/** An interval in one word of text; "to" where a minus sign would be mistaken for a dash. */
export function rangeText(lower: number, upper: number, decimals: number): string {
  const [from, to] = [figureText(lower, decimals), figureText(upper, decimals)];
  return lower < 0 || upper < 0 ? `${from} to ${to}` : `${from}–${to}`;
}

/** `5 of 12 months` of a year, of anything else in days. */
export function partWords({ covered, of }: { readonly covered: number; readonly of: number }): string {
  const months = Math.round(covered / 30.4);
  const ofAYear = of >= 360 && of <= 366 && months > 0 && months < 12;
  return ofAYear ? `${months} of 12 months` : `${covered} of ${of} days`;
}

/** What the value column of a table is called. */
export function unitHeader(scale: Scale): string {
  if (scale.kind === 'percent') return 'Percent';
  if (scale.kind === 'level') return 'Level';
  if (scale.kind === 'milestone') return 'Reached';
  return scale.unit === '' ? 'Figure' : scale.unit.charAt(0).toUpperCase() + scale.unit.slice(1);
}

type BaseLabel = NonNullable<ShownCell['base']>['label'];
const gutterWords: Record<BaseLabel, string> = {
  n: 'n',
  count: 'count',
  raters: 'raters',
  observations: 'seen',
};
const tableWords: Record<BaseLabel, string> = {
  n: 'Asked (n)',
  count: 'Count',
  raters: 'Raters',
  observations: 'Observations',
};
/** "seen" for observations: the whole word is wider than the gutter that all plots share. */
export const gutterWord = (label: BaseLabel): string => gutterWords[label];
export const baseHeader = (label: BaseLabel): string => tableWords[label];

/** A sentence of its own: capital at the start, full stop at the end, nothing for nothing. */
export function sentenceOf(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return sentence === '' || /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
