import type { Meeting, NewGoal, PlanChange, PlanGoal, ReleasedCell, ReportTarget } from '@waymark/contract';
import { anIndicator } from '../testing/an-indicator';
import { externalPolicy } from '../testing/external-policy';
import { reportPlan, type ReportPlanInput } from './report-plan';

const SPRING = { start: '2024-04-01', end: '2024-04-30' };
const YEAR = { start: '2024-04-01', end: '2025-03-31' };
const indicators = [
  anIndicator(),
  anIndicator({
    code: 'SYS-11',
    counts: 'things',
    population: null,
    min_base: null,
    fixed_list: false,
  }),
];

const period = { ...SPRING, label: 'spring 2024' };
const shown = (value: number): ReleasedCell => ({
  state: 'shown',
  period,
  round: '',
  value,
  interval: null,
  noInterval: null,
  gate: 'full',
  base: null,
  shownAs: null,
  source: '',
  note: null,
});

const goal = (fields: Partial<PlanGoal> & Pick<NewGoal, 'measures'>): PlanGoal => ({
  id: 1,
  contextId: 7,
  version: 1,
  archived: false,
  goal: null,
  side: 'needs',
  statement: 'Girls feel welcome in Miller Park',
  hope: '',
  sign: '',
  howKnown: '',
  state: 'open',
  nextReview: null,
  ...fields,
});

const change = (fields: Partial<PlanChange>): PlanChange => ({
  id: 1,
  contextId: 7,
  goalId: 1,
  date: '2024-09-01',
  what: 'target',
  about: 'target of LOC-01 for Steady adults',
  before: 'at least 70',
  after: 'at least 60',
  reason: 'Miller Park was closed for a summer.',
  by: 'Ada Example',
  ...fields,
});

function told(fields: Partial<ReportPlanInput> = {}, cell?: ReleasedCell, level = 'location') {
  const row = cell && {
    indicator: { code: 'LOC-01' },
    breakdown: '',
    scale: { kind: 'percent' },
    cells: [cell],
  };
  const page = {
    context: { level },
    rows: row ? [{ row, pairs: [], pairMissing: [] }] : [],
    effort: [],
  };
  return reportPlan({
    contextId: 7,
    page: page as unknown as ReportPlanInput['page'],
    goals: [],
    changes: [],
    meetings: [],
    grant: { id: 3, title: 'Steady adults', ...YEAR },
    today: '2024-12-31',
    indicatorOf: (code) => indicators.find((one) => one.code === code),
    policy: externalPolicy(),
    places: [{ pseudonym: 'The Green', privateName: 'Miller Park' }],
    ...fields,
  });
}

describe('the plan a report tells', () => {
  it('lists changes of the grant’s days and every change of its own targets, without who made them', () => {
    const { changes } = told({
      changes: [
        change({ date: '2025-06-01', about: 'the goal', what: 'definition' }),
        change({ date: '2023-01-01' }),
        change({ date: '2024-09-01', about: 'target of LOC-01 for another grant' }),
        change({ date: '2023-01-01', about: 'target of LOC-01 for another grant' }),
      ],
    });
    expect(changes.map(({ date, about }) => `${date} ${about}`)).toEqual([
      '2023-01-01 target of LOC-01 for Steady adults',
      '2024-09-01 target of LOC-01 for another grant',
    ]);
    expect(JSON.stringify(changes)).not.toContain('Ada');
  });

  it('lists a baseline moved after the grant where its target rests on it', () => {
    const target = { grantId: 3, period: SPRING, at: 'at least' as const, value: 60 };
    const moved = change({ date: '2026-01-01', what: 'baseline', about: 'baseline of LOC-01' });
    const measured = (grantId: number) => [
      goal({ measures: [{ indicator: 'LOC-01', baseline: null, targets: [{ ...target, grantId }] }] }),
    ];
    expect(told({ goals: measured(3), changes: [moved] }).changes).toHaveLength(1);
    expect(told({ goals: measured(4), changes: [moved] }).changes).toEqual([]);
  });

  it('says every word with public names', () => {
    const all = told({ goals: [goal({ measures: [] })], changes: [change({})] });
    expect(JSON.stringify(all)).not.toContain('Miller');
    expect(all.goals[0]?.statement).toBe('Girls feel welcome in The Green');
    expect(all.changes[0]?.reason).toBe('The Green was closed for a summer.');
  });

  it.each([
    ['LOC-01', 19, 'location', 'not printed: small'],
    ['LOC-01', 22, 'location', '20'],
    ['LOC-01', 62, 'peer', 'not printed for a group'],
    ['SYS-11', 9, 'location', '9'],
    ['gone', 29, 'location', 'not printed: small'],
  ])('says of a baseline of %s on %i (%s): %s', (indicator, n, level, words) => {
    const measures = [{ indicator, baseline: { date: '2024-04-30', method: 'counted', n }, targets: [] }];
    const about = `baseline of ${indicator}`;
    const all = told(
      {
        goals: [goal({ measures })],
        changes: [change({ what: 'baseline', about, before: `2024-04-30, counted, n = ${n}` })],
      },
      undefined,
      level,
    );
    expect(all.goals[0]?.measures[0]?.baseline?.n).toBe(words);
    expect(all.changes[0]?.before).toBe(`2024-04-30, counted, n ${words}`);
  });

  const standing = (cell: ReleasedCell | undefined, more: Partial<{ today: string; value: number }> = {}) => {
    const target = { grantId: 3, period: SPRING, at: 'at least' as const, value: more.value ?? 55 };
    const other = { ...target, grantId: 4 };
    const measures = [{ indicator: 'LOC-01', baseline: null, targets: [target, other] }];
    const all = told({ goals: [goal({ measures })], ...(more.today ? { today: more.today } : {}) }, cell);
    const [first, ...rest] = all.goals[0]?.measures[0]?.targets ?? [];
    expect(rest).toEqual([]);
    return first?.standing as ReportTarget['standing'];
  };

  it('judges the targets of this grant by released figures alone', () => {
    expect(standing(shown(0.55))).toBe('reached');
    expect(standing(shown(0.54))).toBe('not reached');
    expect(standing({ state: 'withheld', period, round: '' })).toBe('cannot say');
    expect(standing({ state: 'missing', period, round: '', reason: 'not asked', source: '' })).toBe(
      'cannot say',
    );
    expect(standing(undefined)).toBe('cannot say');
    expect(standing(undefined, { today: '2024-04-10' })).toBe('not due yet');
    expect(standing(shown(0.54), { today: '2024-04-10' })).toBe('not due yet');
  });

  it('counts decisions of this context up to the end of the grant, and meetings within it', () => {
    const meeting = (id: number, date: string, contexts: readonly number[]): Meeting => ({
      id,
      version: 1,
      date,
      kind: 'context conference',
      contextIds: [...contexts],
      attendance: [{ party: 'VCS', invited: true, present: 2 }],
      views: [],
      note: 'for the team',
      decisions: contexts.map((contextId, i) => ({
        id: id * 10 + i,
        version: 1,
        meetingId: id,
        contextId,
        title: 'Lights',
        owner: 'housing',
        due: date,
        state: 'done',
        doneOn: date,
        tag: { orientation: 'ecological', approach: null },
        turn: {
          proposed: 'Patrols',
          proposedTag: { orientation: 'behaviour_based', approach: null },
          arguedBy: 'VCS',
        },
        responseId: null,
        coding: 'uncoded',
        counted: { orientation: 'ecological', approach: null },
        codedByMe: false,
        codes: [],
        settledBecause: '',
      })),
    });
    const all = told({
      meetings: [
        meeting(1, '2023-05-01', [7]),
        meeting(2, '2024-05-01', [7, 8]),
        meeting(3, '2025-05-01', [7]),
      ],
    });
    // one before the grant and one in it are planned; the third lies after today
    expect(all.planned).toMatchObject({ actions: 2, ecological: 2 });
    expect(all.completed.actions).toBe(2);
    expect(all.takingPart).toMatchObject({ meetings: 1, decisionsDue: 1, decisionsDoneOfDue: 1 });
    expect(all.turns.find(({ side }) => side === 'VCS')?.towardsContext).toBe(1);
    expect(JSON.stringify(all)).not.toContain('for the team');
  });
});
