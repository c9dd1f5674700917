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
