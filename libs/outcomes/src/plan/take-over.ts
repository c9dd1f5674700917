import type { CaringShare, Figures, Meeting, ParityRating } from '@waymark/contract';
import { balanceOf } from './balance';
import { countedOf } from './drift';

/** An observation as meetings and concerns would have it, before anybody looked at it. */
export interface CountedFigure {
  readonly indicator: 'SYS-03' | 'SYS-04' | 'SYS-06' | 'SYS-18' | 'SYS-19' | 'LOC-07';
  readonly breakdown: string;
  readonly source: string;
  readonly figures: Figures;
  readonly sentence: string;
}

export interface CountedHalfYear {
  readonly start: string;
  readonly end: string;
  readonly lines: readonly CountedFigure[];
}

export interface TakeOverInput {
  readonly contextId: number;
  readonly meetings: readonly Meeting[];
  readonly concerns: readonly CaringShare[];
  readonly ratings: readonly ParityRating[];
  /** `YYYY-MM-DD`: a half-year counts once it is over. */
  readonly today: string;
}

const HEARD = new Set(['young people', 'families']);

/**
 * What meetings, concerns and ratings of one context count, by half-years from January and July that are over, the latest
 * first. Exact counts of known lists. Nothing is proposed where there is nothing to count: no meeting is not 0 of 0.
 */
export function countedHalfYears(input: TakeOverInput): CountedHalfYear[] {
  const { contextId, concerns, ratings, today } = input;
  const meetings = input.meetings.map((one) => ({
    ...one,
    decisions: one.decisions.filter((d) => d.contextId === contextId && d.state !== 'dropped'),
  }));
  const due = meetings.flatMap(({ decisions }) => decisions.flatMap((d) => (d.due === null ? [] : [d.due])));
  const days = [
    ...meetings.map(({ date }) => date),
    ...due,
    ...concerns.map(({ start }) => start),
    ...ratings.map(({ date }) => date),
  ];
  const starts = [...new Set(days.map(startOfHalf))].sort().reverse();
  return starts
    .map((start) => ({ start, end: endOfHalf(start) }))
    .filter(({ end }) => end < today)
    .map((half) => ({
      ...half,
      lines: [
        ...ofMeetings(meetings, half),
        ...ofConcerns(concerns, half.start),
        ...ofRatings(ratings, half),
      ],
    }))
    .filter(({ lines }) => lines.length > 0);
}

const startOfHalf = (day: string): string => `${day.slice(0, 4)}-${day.slice(5, 7) < '07' ? '01' : '07'}-01`;
const endOfHalf = (start: string): string =>
  `${start.slice(0, 4)}-${start.slice(5, 7) === '01' ? '06-30' : '12-31'}`;

interface Half {
  readonly start: string;
  readonly end: string;
}
const within = (day: string, { start, end }: Half): boolean => day >= start && day <= end;

function share(
  indicator: CountedFigure['indicator'],
  source: string,
  [numerator, denominator]: readonly [number, number],
  sentence: string,
): CountedFigure[] {
  if (denominator === 0) return [];
  return [
    { indicator, breakdown: '', source, figures: { kind: 'counts', numerator, denominator }, sentence },
  ];
}

const MEETINGS = 'meetings in Waymark';

function ofMeetings(meetings: readonly Meeting[], half: Half): CountedFigure[] {
  const held = meetings.filter(({ date }) => within(date, half));
  const balance = balanceOf(held.flatMap(({ decisions }) => decisions.map(({ counted }) => counted)));
  // an observation counts whole things: half an action is left out, which can only make the share smaller
  const aimed = balance.ecological + Math.floor(balance.both / 2);
  const heard = held.filter(({ views }) => views.some((v) => HEARD.has(v.party) && v.answered !== '')).length;
  const due = meetings.flatMap(({ decisions }) =>
    decisions.filter((d) => d.due !== null && within(d.due, half)),
  );
  const done = due.filter((d) => d.state === 'done' && (d.doneOn === null || d.doneOn <= half.end)).length;
  const asked = held.flatMap(({ attendance }) => attendance.filter(({ invited }) => invited));
  const came = asked.filter(({ present }) => present > 0).length;
  return [
    ...share(
      'SYS-03',
      MEETINGS,
      [aimed, balance.actions],
      `${countedOf(balance)} actions decided aim at conditions; one that does both counts half${balance.both % 2 === 1 ? ', and the odd half is left out' : ''}.`,
    ),
    ...share(
      'SYS-06',
      MEETINGS,
      [heard, held.length],
      `In ${heard} of ${held.length} meetings views of young people or families were brought and answered.`,
    ),
    ...share(
      'SYS-18',
      MEETINGS,
      [done, due.length],
      `${done} of ${due.length} decisions due in this half-year were done by its end.`,
    ),
    ...share(
      'SYS-19',
      MEETINGS,
      [came, asked.length],
      `Partners came to ${came} of ${asked.length} invitations, counted by kind of partner and meeting.`,
    ),
  ];
}

function ofConcerns(concerns: readonly CaringShare[], start: string): CountedFigure[] {
  const half = concerns.find((one) => one.start === start);
  if (!half) return [];
  const open = half.open > 0 ? `; ${half.open} more are not agreed yet` : '';
  return share(
    'LOC-07',
    'concerns in Waymark',
    [half.caring, half.coded],
    `${half.caring} of ${half.coded} concerns that two people coded were raised with a caring intention${open}.`,
  );
}

/** The latest rating of each side, apart: an average would hide that they differ. */
function ofRatings(ratings: readonly ParityRating[], half: Half): CountedFigure[] {
  const inHalf = ratings
    .filter(({ date }) => within(date, half))
    .sort((one, other) => other.date.localeCompare(one.date));
  return (['VCS', 'statutory'] as const).flatMap((side): CountedFigure[] => {
    const latest = inHalf.find((one) => one.side === side);
    if (!latest) return [];
    const { level, evidence } = latest;
    return [
      {
        indicator: 'SYS-04',
        breakdown: `side=${side}`,
        source: 'ratings in Waymark',
        figures: { kind: 'level', level, raters: 1, evidence },
        sentence: `${side === 'VCS' ? 'Voluntary' : 'Statutory'} partners rated level ${level}.`,
      },
    ];
  });
}
