import type { ColumnRef, ColumnRule, FigurePart, FoundColumn } from '@waymark/contract';

/** What a column can be, as one choice of a list: a part of a figure is a role of its own. */
export type Role = Exclude<ColumnRule['as'], 'figure' | 'period'> | `figure ${FigurePart}` | `period ${Edge}`;
type Edge = Extract<ColumnRule, { as: 'period' }>['edge'];

/** What each is called in the list of choices, and in two or three words over its column. */
const WORDS: Record<Role, { readonly label: string; readonly short: string }> = {
  context: { label: 'Where: the place or group', short: 'where' },
  'period whole': { label: 'When: a date or period', short: 'when' },
  'period start': { label: 'When: the first day', short: 'first day' },
  'period end': { label: 'When: the last day', short: 'last day' },
  breakdown: { label: 'Who: a subgroup, such as girls', short: 'who' },
  indicator: { label: 'Which indicator the row is about', short: 'indicator' },
  round: { label: 'The name of the wave or round', short: 'round' },
  'figure numerator': { label: 'Count: how many said or did it', short: 'count' },
  'figure denominator': { label: 'Base: out of how many', short: 'base' },
  'figure answered': { label: 'How many gave this answer, which counts', short: 'answered so' },
  'figure otherwise': { label: 'How many gave another answer', short: 'answered otherwise' },
  'figure percent': { label: 'Percentage, as 47.7', short: 'percentage' },
  'figure share': { label: 'Share, as 0.477', short: 'share' },
  'figure events': { label: 'Events: how often it happened', short: 'events' },
  'figure exposure': { label: 'Per how many (people, sessions)', short: 'exposure' },
  'figure stock': { label: 'How many there are on a day', short: 'number' },
  'figure mean': { label: 'Mean score', short: 'mean score' },
  'figure sd': { label: 'Spread of the scores (SD)', short: 'spread' },
  'figure n': { label: 'How many gave a score', short: 'n' },
  'figure level': { label: 'Rubric level, 0 to 4', short: 'level' },
  'figure raters': { label: 'How many raters', short: 'raters' },
  'figure evidence': { label: 'Evidence for a level, in words', short: 'evidence' },
  'figure reached': { label: 'The day it was reached', short: 'reached on' },
  'figure value': { label: 'The figure itself, whatever it counts', short: 'figure' },
  answer: { label: 'An answer', short: 'answer' },
  submission: { label: 'The number of the form', short: 'form number' },
  respondent: { label: 'The code of who answered', short: 'respondent code' },
  total: { label: 'A total: checked, not imported', short: 'total' },
  'not used': { label: 'Not used', short: 'not used' },
};
const roles = (fits: (role: Role) => boolean) => (Object.keys(WORDS) as Role[]).filter(fits);
const ANSWERS = new Set<Role>(['answer', 'submission', 'respondent']);
const OTHER = new Set<Role>(['total', 'not used']);
const isFigure = (role: Role) => role.startsWith('figure ');

export const ROLE_GROUPS: readonly { readonly label: string; readonly roles: readonly Role[] }[] = [
  {
    label: 'Where, when, who',
    roles: roles((role) => !isFigure(role) && !ANSWERS.has(role) && !OTHER.has(role)),
  },
  { label: 'Figures', roles: roles(isFigure) },
  { label: 'One row for each form that was filled in', roles: roles((role) => ANSWERS.has(role)) },
  { label: 'Other', roles: roles((role) => OTHER.has(role)) },
];

export function roleOf(rule: ColumnRule): Role {
  if (rule.as === 'figure') return `figure ${rule.part}`;
  if (rule.as === 'period') return `period ${rule.edge}`;
  return rule.as;
}

export const roleLabel = (role: Role): string => WORDS[role].label;

/** "count of LOC-01", for the head of a column. */
export function shortWords(rule: ColumnRule): string {
  const { short } = WORDS[roleOf(rule)];
  const codes = indicatorsOf(rule);
  const who = 'breakdown' in rule && rule.breakdown ? `, ${rule.breakdown.replaceAll('=', ' ')}` : '';
  return `${short}${codes.length > 0 ? ` of ${codes.slice(0, 2).join(', ')}${codes.length > 2 ? ' …' : ''}` : ''}${who}`;
}

export function indicatorsOf(rule: ColumnRule): readonly string[] {
  if (rule.as === 'figure') return rule.indicators;
  return rule.as === 'answer' && rule.indicator !== '' ? [rule.indicator] : [];
}

export const sameColumn = (a: ColumnRef, b: ColumnRef): boolean => a.heading === b.heading && a.nth === b.nth;

/** How the rules of a table name a found column: a column of one period is read with the others of its figure. */
export const refOf = ({ heading, nth, readAs }: FoundColumn): ColumnRef => readAs ?? { heading, nth };

/** What a heading is called on the page; a column may have none. */
export const headingWords = ({ heading, nth }: ColumnRef): string =>
  `${heading === '' ? 'no heading' : heading}${nth > 1 ? ` (number ${nth} of that name)` : ''}`;

/** The rule of a column that was given another role; what still makes sense is taken over. */
export function ruleFor(role: Role, found: FoundColumn, before: ColumnRule): ColumnRule {
  const ref = { heading: before.heading, nth: before.nth };
  const fillDown = 'fillDown' in before && before.fillDown;
  const indicators = indicatorsOf(before);
  // an indicator is taken over, or the best proposal taken up: the reader sees it, with its evidence, and can change it
  const best = indicators.length > 0 ? [...indicators] : found.indicators.slice(0, 1).map(({ code }) => code);
  const who = 'breakdown' in before ? before.breakdown : '';
  const [kind = '', part = ''] = role.split(' ');
  if (kind === 'figure')
    return {
      ...ref,
      as: 'figure',
      part: part as FigurePart,
      indicators: best,
      breakdown: who,
      context: before.as === 'figure' ? before.context : null,
      periodInHeading: before.as === 'figure' ? before.periodInHeading : found.readAs !== undefined,
    };
  if (kind === 'period') return { ...ref, as: 'period', edge: part as Edge, fillDown };
  switch (role) {
    case 'context':
      return { ...ref, as: 'context', fillDown };
    case 'breakdown':
      return { ...ref, as: 'breakdown', dimension: dimensionFrom(found), values: {}, fillDown };
    case 'indicator':
      return {
        ...ref,
        as: 'indicator',
        values: Object.fromEntries(found.samples.filter(Boolean).map((text) => [text, null])),
        fillDown,
      };
    case 'answer':
      return answerRule(ref, found, best[0] ?? '', who);
    case 'total':
      return { ...ref, as: 'total', of: [] };
    case 'round':
    case 'submission':
    case 'respondent':
      return { ...ref, as: role };
    default:
      return { ...ref, as: 'not used', why: 'Left out by hand.' };
  }
}

function answerRule(ref: ColumnRef, found: FoundColumn, indicator: string, breakdown: string): ColumnRule {
  const numbers = found.samples
    .map((text) => text.trim())
    .filter((text) => text !== '' && Number.isFinite(Number(text)));
  const values = numbers.map(Number);
  return {
    ...ref,
    as: 'answer',
    indicator,
    breakdown,
    points: Object.fromEntries(numbers.map((text) => [text, Number(text)])),
    score:
      values.length > 1
        ? { is: 'mean', low: Math.min(...values), high: Math.max(...values) }
        : { is: 'share', of: found.samples.filter(Boolean).slice(0, 1) },
  };
}

/** A name for the dimension out of the heading, as far as it can be one. */
function dimensionFrom({ heading }: FoundColumn): string {
  const name = (heading.split('/').at(-1) ?? '').trim().toLowerCase();
  const plain = name
    .replace(/[^a-z0-9 _-]+/g, '')
    .replace(/^[^a-z]+/, '')
    .trim();
  return /^(gender|sex)$/.test(plain) ? 'sex' : plain.slice(0, 30) || 'group';
}
