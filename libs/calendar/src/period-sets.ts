/**
 * The ways Waymark divides time, as data. Each set cuts the year into runs of whole months from a first month, so
 * the periods of a set hold every day exactly once and a new set is one more row. A grant's own years are the one
 * set that needs a grant's dates; `months` is empty there.
 */

export const periodSetIds = [
  'calendar_year',
  'half_year',
  'quarter',
  'month',
  'financial_year',
  'academic_year',
  'term',
  'year_ending_march',
  'grant_year',
] as const;
export type PeriodSetId = (typeof periodSetIds)[number];

export type Grain = 'month' | 'quarter' | 'term' | 'half_year' | 'year';

export interface PeriodSet {
  readonly id: PeriodSetId;
  readonly label: string;
  readonly grain: Grain;
  readonly help: string;
  /** Month (1 to 12) in which the year of this set begins. */
  readonly firstMonth: number;
  /** Lengths in months of the periods of one year, in order; they add up to 12 (empty for grant years). */
  readonly months: readonly number[];
  /** Names of those periods where months alone would not do. */
  readonly names?: readonly string[];
}

export const periodSets: readonly PeriodSet[] = [
  {
    id: 'calendar_year',
    label: 'Calendar year',
    grain: 'year',
    help: '1 January to 31 December.',
    firstMonth: 1,
    months: [12],
  },
  {
    id: 'half_year',
    label: 'Half-year',
    grain: 'half_year',
    help: 'April to September and October to March, so that two of them make a financial year.',
    firstMonth: 4,
    months: [6, 6],
  },
  {
    id: 'quarter',
    label: 'Quarter',
    grain: 'quarter',
    help: 'Three months, beginning in January, April, July and October.',
    firstMonth: 1,
    months: [3, 3, 3, 3],
  },
  {
    id: 'month',
    label: 'Month',
    grain: 'month',
    help: 'One calendar month.',
    firstMonth: 1,
    months: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  },
  {
    id: 'financial_year',
    label: 'Financial year',
    grain: 'year',
    help: '1 April to 31 March, the year most United Kingdom funders and councils report in.',
    firstMonth: 4,
    months: [12],
  },
  {
    id: 'academic_year',
    label: 'Academic year',
    grain: 'year',
    help: '1 September to 31 August.',
    firstMonth: 9,
    months: [12],
  },
  {
    id: 'term',
    label: 'School term',
    grain: 'term',
    help:
      'Autumn is September to December, spring January to March, summer April to August. Easter moves and schools ' +
      'differ, so terms are cut at month ends and holidays belong to the term before them: no day is left out.',
    firstMonth: 9,
    months: [4, 3, 5],
    names: ['autumn term', 'spring term', 'summer term'],
  },
  {
    id: 'year_ending_march',
    label: 'Year ending 31 March',
    grain: 'year',
    help: 'The same days as the financial year, named by its end as official statistics about children name it.',
    firstMonth: 4,
    months: [12],
  },
  {
    id: 'grant_year',
    label: "A grant's own years",
    grain: 'year',
    help: 'Twelve months at a time from the day the grant starts; the last year ends with the grant and may be short.',
    firstMonth: 1,
    months: [],
  },
];

/** The set with this id. */
export function periodSet(id: PeriodSetId): PeriodSet {
  const found = periodSets.find((set) => set.id === id);
  if (!found) throw new RangeError(`There is no period set "${id}".`);
  return found;
}
