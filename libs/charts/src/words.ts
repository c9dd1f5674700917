/** 15 September 2026. */
export const dayWords = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
/** September 2026. */
export const monthWords = (date: string): string => dayWords(date).replace(/^\d+ /, '');

/** Words of the glossary that the page of a released place explains. */
export const PLACE_TERMS: readonly string[] = [
  'edition',
  'withheld',
  'rounded',
  'context-only',
  'guardianship',
  'rubric',
  'ecological',
  'interval',
];
