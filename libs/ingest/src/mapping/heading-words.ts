import type { FigurePart } from '@waymark/contract';
import { fold } from './text';

/** What the words of a heading say beside its subject. */
export interface HeadingWords {
  /** Dimension=value, as `gender=girls`; null where no group is named. */
  readonly breakdown: string | null;
  readonly isTotal: boolean;
  readonly part: FigurePart | null;
  /** What is left: the subject. */
  readonly topic: string;
}

const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^(girls?|females?|young women|women|f)$/, 'gender=girls'],
  [/^(boys?|males?|young men|men|m)$/, 'gender=boys'],
  [
    /^(non ?binary|nb|other gender|another gender|other genders?|gender other|prefer to self describe|trans(gender)?)$/,
    'gender=another',
  ],
];
const AGE =
  /^(?:aged?|ages)?\s*(under \d{1,2}|over \d{1,2}|\d{1,2}\s*(?:to|-|–)\s*\d{1,2}|\d{1,2}\s*(?:\+|and over|plus))(?:\s*(?:years?(?: olds?)?|yrs?|yo))?$/;
const TOTAL =
  /^(?:grand |overall )?totals?$|^all$|^overall$|^sum$|^everyone$|^all (?:young people|people|children|pupils|genders|ages)$|^(?:both|row total)$/;

const PARTS: readonly (readonly [RegExp, FigurePart])[] = [
  [/^(%|percent|per ?cent|percentage|% of .*|pct|rate %|.* %|% .*)$/, 'percent'],
  [/^(proportion|share|fraction)$/, 'share'],
  [/^(no|nos|number|count|n yes|yes|freq|frequency|#)$/, 'numerator'],
  [
    /^(base|n|total n|sample|sample size|responses?|respondents?|number of (?:responses?|respondents?|answers)|no of (?:responses?|respondents?)|asked|number asked|total asked|total (?:responses?|respondents?)|out of|of|answered|number answered|completed|surveyed|number surveyed|denominator|valid (?:n|responses?))$/,
    'denominator',
  ],
  [/^(mean|average|avg|mean score|average score|score)$/, 'mean'],
  [/^(sd|s d|std|st dev|stdev|std dev|standard deviation)$/, 'sd'],
  [/^(numerator)$/, 'numerator'],
];

/** "Feel safer no.", "Feel safer asked": a part named by the last words. */
const TAIL: readonly (readonly [RegExp, FigurePart])[] = [
  [/^(.+) (?:no|nos|number|count)$/, 'numerator'],
  [/^(.+) (?:base|asked|number asked|total asked|sample|responses|respondents|answered|n)$/, 'denominator'],
  [/^(.+) (?:mean|average|mean score|average score|score)$/, 'mean'],
  [/^(.+) (?:sd|standard deviation)$/, 'sd'],
];

/** The words of a heading, line by line: `Young people seen / Girls` is about young people seen, of girls. */
export function headingWords(heading: string): HeadingWords {
  let breakdown: string | null = null;
  let isTotal = false;
  let part: FigurePart | null = null;
  const topic: string[] = [];
  // brackets and dashes set words apart as lines do: "Feel safer (%)", "Seen - girls"
  const pieces = heading
    .split(/\s\/\s|\s[-–—:|]\s|[()[\]]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  pieces.forEach((piece, index) => {
    const text = fold(piece);
    if (text === '' && /#/.test(piece)) return void (part ??= 'numerator');
    const group = GROUPS.find(([pattern]) => pattern.test(text))?.[1] ?? ageGroup(piece);
    if (group !== null && breakdown === null) return void (breakdown = group);
    if (TOTAL.test(text) && (index > 0 || pieces.length === 1)) return void (isTotal = true);
    const found = PARTS.find(([pattern]) => pattern.test(text));
    if (found && (index > 0 || pieces.length === 1 || found[1] === 'percent')) {
      part ??= found[1];
      const rest = text.replace(/%|percent(?:age)?|per cent|\bof\b/g, ' ').trim();
      if (found[1] === 'percent' && rest !== '') topic.push(rest);
      return;
    }
    const inside = insideGroup(text);
    if (inside && breakdown === null) {
      breakdown = inside.breakdown;
      // "Girls asked": what is left may be a part and no subject
      const of = PARTS.find(([pattern]) => pattern.test(inside.rest))?.[1];
      if (of !== undefined && part === null) part = of;
      else if (inside.rest !== '') topic.push(inside.rest);
      return;
    }
    const tail = TAIL.find(([pattern]) => pattern.test(text));
    if (tail && part === null) {
      part = tail[1];
      topic.push(tail[0].exec(text)?.[1] ?? text);
      return;
    }
    const total = /^total (?:number of |no of )?(.+)$|^(.+) totals?$/.exec(text);
    if (total && pieces.length === 1) {
      isTotal = true;
      topic.push(total[1] ?? total[2] ?? '');
      return;
    }
    topic.push(text.replace(/^(?:number|no|count|total number) of /, ''));
  });
  return { breakdown, isTotal, part, topic: topic.join(' ') };
}

function ageGroup(piece: string): string | null {
  const found = AGE.exec(piece.toLowerCase().trim());
  if (!found || !/\D/.test(found[1] ?? '')) return null;
  return `age=${(found[1] ?? '')
    .replace(/\s*(?:-|–|to)\s*/, ' to ')
    .replace(/\s+/g, ' ')
    .trim()}`;
}

/** "Girls seen", "seen girls": a group inside a few words. */
function insideGroup(text: string): { breakdown: string; rest: string } | null {
  for (const [word, breakdown] of [
    ['girls', 'gender=girls'],
    ['boys', 'gender=boys'],
    ['females', 'gender=girls'],
    ['males', 'gender=boys'],
    ['female', 'gender=girls'],
    ['male', 'gender=boys'],
  ] as const) {
    const words = text.split(' ');
    if (words.includes(word) && words.length <= 6)
      return { breakdown, rest: words.filter((one) => one !== word && one !== 'of').join(' ') };
  }
  return null;
}

/** Headings of columns that say who. */
export function dimensionOf(heading: string): string | null {
  const text = fold(heading);
  if (/\b(gender|sex)\b|^i (am|identify as)\b.*\b(boy|girl)/.test(text)) return 'gender';
  if (/\bage( group| band| range)?\b|^how old\b/.test(text)) return 'age';
  if (/\b(ethnic(ity| group| origin)?|race|heritage)\b/.test(text)) return 'ethnicity';
  if (/\b(disab(ility|led)|send|sen status)\b/.test(text)) return 'disability';
  if (/\b(year group|school year|key stage)\b/.test(text)) return 'year group';
  if (/\b(sexuality|sexual orientation|lgbt\w*)\b/.test(text)) return 'sexual orientation';
  if (/^(group|subgroup|sub group|cohort|who|breakdown|demographic)$/.test(text)) return 'group';
  return null;
}

/** A value of a dimension: empty for everyone. */
export function groupValue(dimension: string, text: string): string {
  const small = fold(text);
  if (
    /^(all|total|everyone|any|both|all (?:young )?people|all genders|all ages|overall|persons?)$/.test(small)
  )
    return '';
  if (dimension === 'gender') {
    const known = GROUPS.find(([pattern]) => pattern.test(small))?.[1];
    if (known) return known.slice('gender='.length);
  }
  return text.trim().replace(/[=;]/g, ',').toLowerCase();
}

export const PLACE_HEADING =
  /\b(site|place|school|academy|college|location|context|area|setting|park|estate|venue|hub|club|centre|project|ward|neighbourhood|patch|team|service|base)s?\b|^which (school|place|site|park)|^where (are|do) you\b/i;
export const PERIOD_HEADING =
  /\b(period|quarter|month|year|date|term|week|wave|timestamp|time|when|from|start|end|to|day)\b/i;
export const MEASURE_HEADING =
  /^(indicator|measure|metric|outcome|kpi|question|statement|item|what|variable|figure|description)s?$/i;
