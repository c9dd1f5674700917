import type { Decision, Drift, PlanGoal } from '@waymark/contract';
import { type MorningInput, morningOf } from './morning';

const balance = { actions: 0, ecological: 0, both: 0, behaviourBased: 0, share: null };
const drift = (state: Drift['state'], sentence: string): Drift => ({
  state,
  sentence,
  began: balance,
  reviews: [],
});
const plan = (contextId: number, name: string, change: Partial<MorningInput['plans'][number]> = {}) => ({
  contextId,
  name,
  life: [],
  goals: [],
  changes: [],
  drift: drift('holding', 'Holds.'),
  next: [],
  ...change,
});
const decision = (change: Partial<Decision>): Decision => ({
  id: 1,
  version: 1,
  meetingId: 1,
  contextId: 1,
  title: 'Lights mended',
  owner: 'housing',
  due: '2026-05-01',
  state: 'planned',
  doneOn: null,
  tag: { orientation: 'ecological', approach: null },
  turn: null,
  responseId: null,
  coding: 'uncoded',
  counted: { orientation: 'ecological', approach: null },
  codedByMe: false,
  codes: [],
  settledBecause: '',
  ...change,
});

describe(morningOf, () => {
  const today = '2026-06-30';
  const ask = (input: Partial<MorningInput>) => morningOf({ plans: [], meetings: [], today, ...input });

  it('puts what is due in the order of its days, steps of a plan and actions of meetings together', () => {
    const { due, missing } = ask({
      plans: [
        plan(1, 'Zion Park', { next: [{ by: '2026-06-01', sentence: 'The review of this plan is due.' }] }),
        plan(2, 'Abbey Yard', {
          next: [
            { by: '2026-06-01', sentence: 'Review “Lit”.' },
            { by: null, sentence: 'Choose a few goals.' },
          ],
        }),
      ],
      meetings: [{ date: '2026-01-01', decisions: [decision({})] }],
    });
    expect(due.map(({ name, by }) => [name, by])).toEqual([
      ['Zion Park', '2026-05-01'],
      ['Abbey Yard', '2026-06-01'],
      ['Zion Park', '2026-06-01'],
    ]);
    expect(due[0]?.sentence).toBe('Lights mended: housing was to do it, and it is not marked as done.');
    expect(missing).toEqual([{ contextId: 2, name: 'Abbey Yard', sentence: 'Choose a few goals.' }]);
  });

  it.each([
    ['done', { state: 'done' as const }],
    ['dropped', { state: 'dropped' as const }],
    ['due tomorrow', { due: '2026-07-01' }],
    ['without a day', { due: null }],
    ['of a context beyond reach', { contextId: 9 }],
  ])('asks for no action that is %s', (_, change) => {
    const meetings = [{ date: '2026-01-01', decisions: [decision(change)] }];
    expect(ask({ plans: [plan(1, 'Zion Park')], meetings }).due).toEqual([]);
  });

  it('tells what comes up within thirty days beforehand, and nothing later', () => {
    const goal = (nextReview: string | null, state: 'open' | 'reached' = 'open') =>
      ({ id: 1, statement: 'Lit', nextReview, state, archived: false }) as PlanGoal;
    const goals = [
      goal('2026-07-10'),
      goal('2026-07-10'),
      goal('2026-07-12', 'reached'),
      goal('2026-07-31'),
      goal(null),
    ];
    const meetings = [
      {
        date: '2026-01-01',
        decisions: [
          decision({ due: '2026-07-01' }),
          decision({ due: '2026-07-30', title: 'A bench' }),
          decision({ due: '2026-07-31' }),
          decision({ due: '2026-07-02', state: 'done' }),
        ],
      },
    ];
    const { soon, due } = ask({ plans: [plan(1, 'Zion Park', { goals })], meetings });
    expect(due).toEqual([]);
    expect(soon.map(({ by, sentence }) => `${by} ${sentence}`)).toEqual([
      '2026-07-01 Lights mended: housing is to do it.',
      '2026-07-10 2 goals come up for review.',
      '2026-07-30 A bench: housing is to do it.',
    ]);
  });

  it.each([
    [
      ['The review of this plan is due.', 'Review “Lit”.', 'Review “Minded”.'],
      ['The review of this plan is due, with 2 goals.'],
    ],
    [['Review “Lit”.', 'Review “Minded”.'], ['2 goals are to be reviewed.']],
    [
      ['Review “Lit”.', 'A review has been begun and is not closed.'],
      ['A review has been begun and is not closed.', 'Review “Lit”.'],
    ],
  ])('makes one thing to do of the reviews of one day: %j', (asked, told) => {
    const next = asked.map((sentence) => ({ by: '2026-06-01', sentence }));
    expect(ask({ plans: [plan(1, 'Zion Park', { next })] }).due.map(({ sentence }) => sentence)).toEqual(
      told,
    );
  });

  it('asks for an action on the very day it is due', () => {
    const meetings = [{ date: '2026-01-01', decisions: [decision({ due: today })] }];
    expect(ask({ plans: [plan(1, 'Zion Park')], meetings }).due).toHaveLength(1);
  });

  it('tells what changed in 92 days with today, the latest first, and nothing older or still to come', () => {
    const event = (date: string) => ({ date, kind: 'meeting' as const, title: `Met ${date}`, said: '' });
    const life = ['2026-03-30', '2026-03-31', '2026-06-30', '2026-07-01'].map(event);
    const changes = [
      {
        id: 1,
        contextId: 1,
        goalId: 1,
        date: '2026-05-05',
        what: 'target' as const,
        about: 'target of LOC-04',
        before: '60',
        after: '50',
        reason: 'A year was lost.',
        by: 'Sam',
      },
    ];
    const { changed, since } = ask({ plans: [plan(1, 'Zion Park', { life, changes })] });
    expect(since).toBe('2026-03-31');
    expect(changed.map(({ date }) => date)).toEqual(['2026-06-30', '2026-05-05', '2026-03-31']);
    expect(changed[1]?.sentence).toBe('Moved: target of LOC-04, from “60” to “50”. Why: A year was lost.');
  });

  it('tells of an action that was done, by the day it was done', () => {
    const done = (doneOn: string) => decision({ state: 'done', doneOn });
    const meetings = [
      { date: '2026-01-01', decisions: ['2026-03-30', '2026-06-02', '2026-07-01'].map(done) },
    ];
    expect(ask({ plans: [plan(1, 'Zion Park')], meetings }).changed).toEqual([
      { contextId: 1, name: 'Zion Park', date: '2026-06-02', sentence: 'Done by housing: Lights mended.' },
    ]);
  });

  it('names what drifted or is to be watched by the alphabet, once', () => {
    const { drifted, missing } = ask({
      plans: [
        plan(1, 'Zion Park', {
          drift: drift('drifted', 'It has drifted.'),
          next: [{ by: null, sentence: 'It has drifted.' }],
        }),
        plan(2, 'Abbey Yard', { drift: drift('watch', 'Watch it.') }),
        plan(3, 'Mill Lane'),
      ],
    });
    expect(drifted.map(({ name, state }) => [name, state])).toEqual([
      ['Abbey Yard', 'watch'],
      ['Zion Park', 'drifted'],
    ]);
    expect(missing).toEqual([]);
  });
});
