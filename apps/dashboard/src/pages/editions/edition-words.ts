import type {
  Edition,
  EditionCell,
  EditionGrouping,
  EditionState,
  ReleasedStats,
  WithheldLine,
} from '@waymark/contract';
import { dayWords } from '../../parts/words';

/** Where an edition is on its way, and what comes next. */
export const STATES: Readonly<Record<EditionState, { readonly name: string; readonly next: string }>> = {
  draft: { name: 'Draft', next: 'Look through what outsiders will see, then hand it to a second person.' },
  submitted: { name: 'Handed in', next: 'A second person approves it, or returns it with a reason.' },
  returned: { name: 'Returned', next: 'Change what was asked for, look through it and hand it in again.' },
  approved: { name: 'Approved', next: 'It can be released: then it gets its number and never changes.' },
  embargoed: {
    name: 'Released, under embargo',
    next: 'Sealed. Outsiders see it from the day of its embargo.',
  },
  published: { name: 'Published', next: 'It never changes. A correction is a new edition.' },
  withdrawn: {
    name: 'Withdrawn',
    next: 'It keeps its number, stays readable and says that it was withdrawn.',
  },
};

export const CAUSES: Readonly<Record<WithheldLine['cause'], string>> = {
  'small base': 'Too few were asked',
  'small count': 'The count is small',
  'small complement': 'What is left of the base is small',
  'zero or all': 'Nobody or everybody, on a sensitive question',
  grain: 'Too few in most periods of this length',
  'peer group': 'A small group: words and levels only',
  computed: 'Computed from figures that are withheld',
  unusable: 'The figure cannot be: negative, not whole or inconsistent',
  linked: 'Other figures would tell it',
  unproven: 'It could not be shown that it stays hidden',
  'earlier edition': 'Together with an earlier edition it would tell a difference',
};

export const GROUPINGS: Readonly<Record<EditionGrouping, string>> = {
  as_collected: 'as collected',
  financial_year: 'financial years',
  twelve_months: 'twelve months, for verdicts',
};

/** Withdrawn while its embargo lasted: to readers outside there is no such edition. */
export function neverCameOut({
  embargoedUntil,
  notices,
}: Pick<Edition, 'embargoedUntil' | 'notices'>): boolean {
  const withdrawn = notices.find(({ kind }) => kind === 'withdrawn');
  return embargoedUntil !== null && withdrawn !== undefined && withdrawn.on < embargoedUntil;
}

/** What an edition is about, in a line. */
export function scopeWords({ scope }: Pick<Edition, 'scope'>): string {
  const { siteIds, contextIds, period } = scope;
  const what =
    siteIds.length === 0 && contextIds.length === 0
      ? 'Every place'
      : [
          siteIds.length > 0 ? `${siteIds.length} ${siteIds.length === 1 ? 'site' : 'sites'}` : '',
          contextIds.length > 0 ? `${contextIds.length} ${contextIds.length === 1 ? 'place' : 'places'}` : '',
        ]
          .filter(Boolean)
          .join(' and ');
  return `${what}, ${dayWords(period.start)} to ${dayWords(period.end)}`;
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

function statsWords(stats: ReleasedStats): string {
  switch (stats.kind) {
    case 'counts':
      return stats.denominator === 0
        ? '0 of 0'
        : `${Math.round((100 * stats.numerator) / stats.denominator)}% of ${round(stats.denominator)}`;
    case 'moments':
      return `mean ${round(stats.mean)}, n ${round(stats.n)}`;
    case 'events':
      return round(stats.events);
    case 'level':
      return `level ${stats.level}`;
    case 'stock':
      return round(stats.stock);
    case 'milestone':
      return stats.reached === null ? 'not reached' : `reached ${dayWords(stats.reached)}`;
    case 'reported':
      return stats.shownAs;
  }
}

/** A cell as outsiders find it: a withheld one says that word and nothing else. */
export function cellWords(cell: EditionCell): string {
  if (cell.state === 'withheld') return 'withheld';
  if (cell.state === 'missing') return cell.symbol ?? cell.reason;
  return statsWords(cell.stats);
}
