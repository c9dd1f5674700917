import type { Figures, PreviewObservation } from '@waymark/contract';
import { dayWords } from '../../../parts/words';

const number = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 4 });
const many = (count: number, one: string, several: string) =>
  `${number(count)} ${count === 1 ? one : several}`;

/** What will be kept, in words: never more than the file says. */
export function figureWords(figures: Figures): string {
  switch (figures.kind) {
    case 'counts':
      return `${number(figures.numerator)} of ${number(figures.denominator)}`;
    case 'moments':
      return `mean ${number(figures.mean)}${figures.sd === null ? ', spread not supplied' : `, SD ${number(figures.sd)}`}, n ${number(figures.n)}`;
    case 'events':
      return `${many(figures.events, 'event', 'events')}${figures.exposure === null ? '' : ` per ${number(figures.exposure)} ${figures.exposureUnit ?? ''}`.trimEnd()}`;
    case 'level':
      return `level ${number(figures.level)}, ${many(figures.raters, 'rater', 'raters')}`;
    case 'stock':
      return number(figures.stock);
    case 'milestone':
      return figures.reached === null ? 'not reached' : `reached ${dayWords(figures.reached)}`;
    case 'reported':
      return `${figures.shownAs}, as printed`;
    case 'missing':
      return `missing: ${figures.reason}`;
  }
}

/** 1 Apr 2023 to 30 Jun 2023, short enough for a table. */
export function spanWords({ start, end }: Pick<PreviewObservation, 'start' | 'end'>): string {
  const short = (day: string) => {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    return new Date(Date.UTC(year, month - 1, date)).toLocaleDateString('en-GB', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
  };
  return start === end ? short(start) : `${short(start)} to ${short(end)}`;
}

/** The place as the team calls it; the code of an area as it is. */
export const whereWords = (one: PreviewObservation, names: ReadonlyMap<string, string>): string =>
  (one.context && (names.get(one.context.code) ?? one.context.name)) ?? one.areaCode ?? 'no place';

/** A figure in one line: for the line under the sheet, and for ears. */
export const lineWords = (one: PreviewObservation, names: ReadonlyMap<string, string>): string =>
  `${one.indicator.title}, ${whereWords(one, names)}${one.breakdown ? `, ${one.breakdown.replaceAll('=', ' ')}` : ''}, ${spanWords(one)}: ${figureWords(one.figures)}`;
