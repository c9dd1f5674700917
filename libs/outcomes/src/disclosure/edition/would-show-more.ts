import { daysIn } from '@waymark/calendar';
import type { WithheldCause, WouldShowMore } from '@waymark/contract';
import type { Drafted } from '../audit/linked-cell';
import type { Withheld } from '../cell-rules';
import type { SeriesCell } from '../../table/series';

const say = {
  year: (label: string): WouldShowMore => ({
    change: 'year instead of shorter periods',
    sentence: `The year ${label} is shown: use it instead.`,
  }),
  longer: {
    change: 'year instead of shorter periods',
    sentence: 'Collect or publish it for whole years alone: the counts of a year are larger.',
  },
  wider: {
    change: 'wider groups',
    sentence: 'Put neighbouring groups together: fewer and larger groups pass the rule.',
  },
  fewer: {
    change: 'fewer groups beside each other',
    sentence:
      'Leave out the breakdown in which the small group stands: then nothing is left to work it out from.',
  },
  site: {
    change: 'whole site instead of one place',
    sentence: 'Show it for the whole site, where at least three places take part.',
  },
  ask: {
    change: 'ask more people',
    sentence: 'Ask more people at the next wave: the rule counts how many were asked.',
  },
  correct: { change: 'correct the observation', sentence: 'The figures do not fit together: correct them.' },
  wait: {
    change: 'wait for the next edition',
    sentence: 'With another period in it, the next edition may show it without telling the difference.',
  },
} as const satisfies Record<string, WouldShowMore | ((label: string) => WouldShowMore)>;

/** Days: shorter than any year. */
const A_YEAR = 360;
const FOR_OTHERS: readonly WithheldCause[] = ['linked', 'unproven'];

/** What would show more, the smallest change first. Nothing for what must never be shown. */
export function wouldShowMore(
  drafted: Drafted,
  cell: SeriesCell,
  { cause }: Withheld,
  all: readonly Drafted[],
): WouldShowMore[] {
  const { indicator, breakdown } = drafted.series;
  const over = all
    .filter(({ series }) => series.indicator.code === indicator.code && series.breakdown === breakdown)
    .flatMap(({ series, decisions }) =>
      series.cells.map(({ period }, index) => ({ period, decision: decisions[index] })),
    )
    .filter(
      ({ period }) =>
        period.start <= cell.period.start &&
        period.end >= cell.period.end &&
        (period.start < cell.period.start || period.end > cell.period.end),
    );
  const year = over.find(({ decision }) => decision?.state === 'shown');
  // a year that is held back for the sake of its own parts is shown without them; one that is small itself is not
  const alone = over.some(
    ({ decision }) => decision?.state === 'withheld' && FOR_OTHERS.includes(decision.cause),
  );
  const there = year ? [say.year(year.period.label)] : [];
  const longer = year
    ? there
    : alone || (over.length === 0 && daysIn(cell.period) < A_YEAR)
      ? [say.longer]
      : [];
  const groups = breakdown === '' ? [] : [say.wider];
  // nobody can be asked who is only on record
  const ask = indicator.counts === 'people' && indicator.population !== 'known' ? [say.ask] : [];
  switch (cause) {
    case 'small base':
      return [...there, ...groups, ...ask, say.site];
    case 'small count':
    case 'small complement':
      return [...longer, ...groups, ...ask, say.site];
    case 'zero or all':
      return [...there, ...groups, say.site];
    case 'grain':
      return [...there, say.site];
    case 'linked':
    case 'unproven':
      return [...there, ...(breakdown === '' ? [] : [say.fewer]), ...groups];
    case 'earlier edition':
      return [say.wait, ...groups];
    case 'unusable':
      return [say.correct];
    case 'peer group':
    case 'computed':
      return [];
  }
}

/** One sentence a reason, for the summary of the draft page. */
export const causeSentence: Readonly<Record<WithheldCause, string>> = {
  'small base': 'Too few people were asked, or are on record.',
  'small count': 'The count is small; zero and small look alike outside.',
  'small complement': 'The rest of the group is small: as telling as a small count.',
  'zero or all': 'It would say that nobody, or everybody, gave a sensitive answer.',
  grain: 'At no period up to a year is the series large enough, or it is shown for longer periods.',
  'peer group': 'Of a peer group only words and levels are shown.',
  computed: 'It is made again from what was released.',
  unusable: 'The figures do not fit together.',
  linked: 'Beside other figures it would let a reader work out a withheld count.',
  unproven: 'The audit could not settle in time whether it gives a withheld count away.',
  'earlier edition': 'Held against earlier editions it would leave a handful of people standing alone.',
};
