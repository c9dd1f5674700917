import type { ActionTag, Decision, Meeting, ParityRating } from '@waymark/contract';
import { countedHalfYears, type TakeOverInput } from './take-over';

const tag = (orientation: ActionTag['orientation']): ActionTag => ({ orientation, approach: null });
const decision = (fields: Partial<Decision>): Decision => ({
  id: 1,
  version: 1,
  meetingId: 1,
  contextId: 7,
  title: 'Lights',
  owner: 'housing',
  due: null,
  state: 'planned',
  doneOn: null,
  tag: tag('ecological'),
  turn: null,
  responseId: null,
  coding: 'uncoded',
  counted: tag('ecological'),
  codedByMe: false,
  codes: [],
  settledBecause: '',
  ...fields,
});
const meeting = (date: string, fields: Partial<Meeting> = {}): Meeting => ({
  id: 1,
  version: 1,
  date,
  kind: 'context conference',
  contextIds: [7],
  attendance: [],
  views: [],
  note: '',
  decisions: [],
  ...fields,
});
const rating = (date: string, side: ParityRating['side'], level: number): ParityRating => ({
  kind: 'parity rating',
  date,
  side,
  level,
  evidence: 'minutes',
});
const of = (fields: Partial<TakeOverInput>) =>
  countedHalfYears({ contextId: 7, meetings: [], concerns: [], ratings: [], today: '2025-03-01', ...fields });
/** `SYS-03 2/5` as somebody with a pencil would write it. */
const pencil = (fields: Partial<TakeOverInput>) =>
  of(fields).map(
    ({ start, lines }) =>
      `${start}: ${lines
        .map(({ indicator, breakdown, figures: f }) =>
          f.kind === 'counts'
            ? `${indicator} ${f.numerator}/${f.denominator}`
            : `${indicator} ${breakdown} ${f.kind === 'level' ? f.level : ''}`,
        )
        .join(', ')}`,
  );

describe(countedHalfYears, () => {
  it('counts as a pencil does', () => {
    const asked = (party: 'VCS' | 'police' | 'health', invited: boolean, present: number) => ({
      party,
      invited,
      present,
    });
    const first = meeting('2024-01-10', {
      attendance: [asked('VCS', true, 2), asked('police', true, 0), asked('health', false, 1)],
      views: [{ party: 'young people', how: 'a film', answered: 'Lights are agreed.' }],
      decisions: [
        decision({ due: '2024-04-01', state: 'done', doneOn: '2024-03-20' }),
        decision({ due: '2024-06-30', state: 'done', doneOn: '2024-07-01' }),
        decision({ counted: tag('both'), due: '2024-09-01' }),
        decision({ counted: tag('behaviour_based'), state: 'dropped', due: '2024-05-01' }),
        decision({ contextId: 8, counted: tag('behaviour_based') }),
      ],
    });
    const second = meeting('2024-06-30', {
      attendance: [asked('VCS', true, 1)],
      views: [{ party: 'families', how: 'a letter', answered: '' }],
      decisions: [decision({ counted: tag('behaviour_based') })],
    });
    expect(pencil({ meetings: [second, first] })).toEqual([
      // the one due on 1 September
      '2024-07-01: SYS-18 0/1',
      // decided: ecological, ecological, both, behaviour-based = two and a half of four, the half left out;
      // answered: the film alone; due: two, one of them done a day late; asked: VCS, police, VCS
      '2024-01-01: SYS-03 2/4, SYS-06 1/2, SYS-18 1/2, SYS-19 2/3',
    ]);
    expect(of({ meetings: [first, second] })[1]?.lines[0]?.sentence).toBe(
      '2 and a half of 4 actions decided aim at conditions; one that does both counts half, and the odd half is left out.',
    );
  });

  it('takes concerns that two people coded, and says how many are not agreed', () => {
    const half = { start: '2024-07-01', end: '2024-12-31', caring: 8, coded: 11, open: 3 };
    const [found] = of({ concerns: [half, { ...half, start: '2024-01-01', caring: 0, coded: 0 }] });
    expect(found?.lines.map(({ figures }) => figures)).toEqual([
      { kind: 'counts', numerator: 8, denominator: 11 },
    ]);
    expect(found?.lines[0]?.sentence).toContain('3 more are not agreed yet');
  });

  it('keeps the two sides of parity apart, each with its latest rating', () => {
    const ratings = [
      rating('2024-02-01', 'VCS', 1),
      rating('2024-05-01', 'VCS', 2),
      rating('2024-03-01', 'statutory', 3),
    ];
    expect(pencil({ ratings })).toEqual(['2024-01-01: SYS-04 side=VCS 2, SYS-04 side=statutory 3']);
  });

  it('offers no half-year that is not over, and none in which nothing was counted', () => {
    expect(pencil({ meetings: [meeting('2025-01-02')] })).toEqual([]);
    expect(pencil({ meetings: [meeting('2024-12-31')], today: '2024-12-31' })).toEqual([]);
    expect(pencil({ meetings: [meeting('2024-12-31')], today: '2025-01-01' })).toEqual([
      '2024-07-01: SYS-06 0/1',
    ]);
    expect(pencil({ meetings: [meeting('2024-02-01', { contextIds: [7, 8] })] })).toHaveLength(1);
  });
});
