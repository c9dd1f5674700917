import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Assessment, Context, LifeLink, Meeting, PlanGoal, PlanReview } from '@waymark/contract';
import { parseGuides } from './guides';
import { lifeOf } from './life';
import { nextSteps, reviewLacks } from './next-steps';
import { type GoalDefinition, planChanges } from './plan-changes';

const FOLDER = resolve(__dirname, '../../../../data/guides');
const shipped = new Map(readdirSync(FOLDER).map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')]));

describe('the guides that ship', () => {
  it('are read whole, one of each setting, with all three sides', () => {
    const read = parseGuides(shipped);
    expect(read.ok && read.value.guides.map(({ guide }) => guide).sort()).toEqual([
      'neighbourhood',
      'peer group',
      'school',
    ]);
    for (const one of read.ok ? read.value.guides : [])
      expect(one.sides.map(({ side }) => side)).toEqual(['needs', 'guardianship', 'environment']);
    expect(read.ok && read.value.reflection.questions.length).toBeGreaterThan(4);
  });
  it('say which line is wrong', () => {
    const broken = new Map(shipped).set('school.v1.yaml', 'guide: school\nversion: 1\n');
    const read = parseGuides(broken);
    expect(read.ok ? [] : read.faults.join(' ')).toContain('school.v1.yaml: label');
    const twice = (shipped.get('school.v1.yaml') ?? '').replace('code: voice', 'code: tell');
    const again = parseGuides(new Map(shipped).set('school.v1.yaml', twice));
    expect(again.ok ? [] : again.faults).toEqual(['school.v1.yaml: the prompt “tell” stands there twice.']);
  });
  it('need the questions of reflection', () => {
    const without = new Map(shipped);
    without.delete('reflection.v1.yaml');
    expect(parseGuides(without).ok).toBe(false);
  });
});

describe('changes of a plan that need a reason', () => {
  const year = { start: '2024-04-01', end: '2025-03-31' };
  const before: GoalDefinition = {
    statement: 'Girls feel welcome in the park',
    sign: '',
    howKnown: 'The spring survey',
    measures: [
      {
        indicator: 'LOC-01',
        baseline: { date: '2024-04-30', method: 'spring survey', n: 62 },
        targets: [{ grantId: 3, period: year, at: 'at least', value: 60 }],
      },
    ],
  };
  const [measure] = before.measures as [GoalDefinition['measures'][number]];
  const found = (after: Partial<GoalDefinition>) =>
    planChanges(before, { ...before, ...after }, (id) => `grant ${id}`);
  const withMeasure = (change: Partial<typeof measure>) => found({ measures: [{ ...measure, ...change }] });

  it('are none when nothing moved, or when something empty was filled in', () => {
    expect(found({})).toEqual([]);
    expect(found({ sign: 'They stay after dark' })).toEqual([]);
    expect(found({ measures: [measure, { indicator: 'LOC-04', baseline: null, targets: [] }] })).toEqual([]);
    expect(
      withMeasure({
        targets: [...measure.targets, { grantId: null, period: year, at: 'at least', value: 70 }],
      }),
    ).toEqual([]);
  });
  it('are a target lowered, one left out, and one for other days', () => {
    expect(withMeasure({ targets: [{ grantId: 3, period: year, at: 'at least', value: 50 }] })).toEqual([
      {
        what: 'target',
        about: 'target of LOC-01 for grant 3',
        before: 'at least 60 from 2024-04-01 to 2025-03-31',
        after: 'at least 50 from 2024-04-01 to 2025-03-31',
      },
    ]);
    expect(withMeasure({ targets: [] })[0]?.after).toBe('left out');
    const later = { ...year, end: '2026-03-31' };
    expect(
      withMeasure({ targets: [{ grantId: 3, period: later, at: 'at least', value: 60 }] })[0]?.after,
    ).toBe('left out');
  });
  it('tell two targets of the same days apart by their place', () => {
    const two = [60, 70].map((value) => ({ grantId: 3, period: year, at: 'at least' as const, value }));
    const changed = planChanges(
      { ...before, measures: [{ ...measure, targets: two }] },
      {
        ...before,
        measures: [
          { ...measure, targets: [two[0] as (typeof two)[0], { ...two[1], value: 65 } as (typeof two)[0]] },
        ],
      },
      String,
    );
    expect(changed.map((one) => one.after)).toEqual(['at least 65 from 2024-04-01 to 2025-03-31']);
  });
  it('are a baseline that moves, and a measure that goes', () => {
    expect(
      withMeasure({ baseline: { date: '2025-04-30', method: 'spring survey', n: 71 } })[0],
    ).toMatchObject({ what: 'baseline', before: '2024-04-30, spring survey, n = 62' });
    expect(found({ measures: [] })).toEqual([
      { what: 'definition', about: 'measured by LOC-01', before: 'LOC-01', after: 'left out' },
    ]);
  });
  it('are another meaning of the goal', () => {
    expect(found({ howKnown: 'Whatever staff say' })[0]).toMatchObject({
      what: 'definition',
      about: 'how we will know',
      after: 'Whatever staff say',
    });
  });
});

const goal = (fields: Partial<PlanGoal>): PlanGoal => ({
  id: 1,
  contextId: 1,
  version: 1,
  archived: false,
  goal: 'N2',
  side: 'needs',
  statement: 'Safe after dark',
  hope: '',
  sign: 'They stay',
  howKnown: 'The survey',
  measures: [{ indicator: 'LOC-02', baseline: { date: '2024-01-01', method: 'survey', n: 40 }, targets: [] }],
  state: 'open',
  nextReview: null,
  ...fields,
});
const assessment: Assessment = {
  id: 1,
  contextId: 1,
  version: 1,
  archived: false,
  guide: 'neighbourhood',
  start: '2023-11-01',
  end: null,
  methods: ['survey'],
  tookPart: [
    { party: 'young people', people: 31 },
    { party: 'residents', people: 9 },
  ],
  findings: [],
  weighting: [{ factor: 'The unlit path', contextId: null, why: 'All go there' }],
  note: '',
};
const review: PlanReview = {
  id: 1,
  contextId: 1,
  version: 1,
  archived: false,
  date: '2024-07-01',
  goals: [{ goalId: 1, progress: 'nearer', why: 'survey' }],
  reflections: [],
  didNotWork: '',
  nextReview: null,
  closedOn: '2024-07-01',
};

describe('what a plan needs next', () => {
  const steps = (fields: Partial<Parameters<typeof nextSteps>[0]>) =>
    nextSteps({
      assessments: [assessment],
      goals: [goal({})],
      reviews: [],
      nextReview: null,
      drift: { state: 'holding', sentence: 'It holds.' },
      closed: null,
      running: ['Lights on the path'],
      today: '2024-09-01',
      ...fields,
    }).map(({ sentence }) => sentence);
  it('is nothing when all is there', () => {
    expect(steps({})).toEqual([]);
  });
  it('follows the order of the framework', () => {
    expect(steps({ assessments: [], goals: [] })).toEqual([
      'Assess the context first: what is there of needs, guardianship and environment?',
      'Choose a few goals for this context.',
    ]);
  });
  it('warns above five open goals, and not at five', () => {
    const goals = (n: number) => Array.from({ length: n }, (_, i) => goal({ id: i + 1 }));
    expect(steps({ goals: goals(5) })).toEqual([]);
    expect(steps({ goals: goals(6) })[0]).toMatch(/^6 goals are open/);
    expect(steps({ goals: [...goals(5), goal({ id: 6, state: 'reached' })] })).toEqual([]);
  });
  it('asks for sign, indicator and baseline', () => {
    expect(steps({ goals: [goal({ sign: '', measures: [] })] })).toHaveLength(2);
    expect(
      steps({ goals: [goal({ measures: [{ indicator: 'X', baseline: null, targets: [] }] })] })[0],
    ).toContain('baseline');
  });
  it('says what is due on the day, and that a plan drifts', () => {
    expect(steps({ nextReview: '2024-09-02' })).toEqual([]);
    expect(steps({ nextReview: '2024-09-01' })).toEqual(['The review of this plan is due.']);
    expect(steps({ drift: { state: 'drifted', sentence: 'It drifted.' } })).toEqual(['It drifted.']);
    expect(steps({ reviews: [{ ...review, closedOn: null }] })).toHaveLength(1);
  });
  it('asks for the end of what still runs about a closed context', () => {
    expect(steps({ goals: [], closed: '2024-09-01' })).toEqual([
      'The context is closed, and “Lights on the path” still runs: say when it ended, or record it where it goes on.',
    ]);
  });
  it('goes on until the day a context closes', () => {
    expect(steps({ goals: [], closed: '2024-09-02' })).toEqual(['Choose a few goals for this context.']);
  });
  it('is nothing for a closed context', () => {
    expect(steps({ goals: [], closed: '2024-01-01', running: [] })).toEqual([]);
  });
});

describe('closing a review', () => {
  const questions = [{ code: 'aim', theme: 'Aim', ask: 'What would be different?' }];
  it('needs a word on every open goal and every question', () => {
    const goals = [goal({}), goal({ id: 2, statement: 'Seats' })];
    expect(reviewLacks(review, goals, questions)).toEqual([
      'Say how far “Seats” has come, or that you cannot say.',
      'Aim: What would be different?',
    ]);
    const whole = { ...review, reflections: [{ question: 'aim', answer: 'The path.' }] };
    expect(reviewLacks(whole, [goal({})], questions)).toEqual([]);
  });
});

describe('the life of a context', () => {
  it('runs from opened to closed, whatever order it was recorded in', () => {
    const meeting: Meeting = {
      id: 1,
      version: 1,
      date: '2023-11-01',
      kind: 'context conference',
      contextIds: [1],
      attendance: [],
      views: [{ party: 'young people', how: 'a film', answered: '' }],
      note: '',
      decisions: [],
    };
    const life = lifeOf({
      context: { opened: '2023-11-01', closed: '2025-03-31', kind: 'park', level: 'location' },
      assessments: [assessment, { ...assessment, archived: true }],
      meetings: [meeting],
      reviews: [review, { ...review, id: 2, closedOn: null }],
      breaks: [],
      responses: [],
      links: [
        {
          contextId: 2,
          name: 'The new square',
          level: 'location',
          type: 'became',
          direction: 'out',
          start: '2025-03-31',
          end: null,
          note: 'The gate came down.',
        },
      ],
    });
    expect(life.map(({ date, title }) => `${date} ${title}`)).toEqual([
      '2023-11-01 Opened',
      '2023-11-01 Assessment of the place',
      '2023-11-01 Context conference',
      '2024-07-01 Review closed',
      '2025-03-31 Became The new square',
      '2025-03-31 Closed',
    ]);
    expect(life.map(({ said }) => said).slice(1, 4)).toEqual([
      '40 people took part. First to change: The unlit path.',
      'No action decided, with views of young people or families.',
      'Goals: 1 nearer.',
    ]);
    expect(life[4]?.said).toBe('The gate came down.');
  });

  it('ends with a group that dissolves, and not with one that became another', () => {
    const ended = (level: Context['level'], links: readonly LifeLink[]) =>
      lifeOf({
        context: { opened: '2018-04-01', closed: '2020-06-30', kind: 'friends', level },
        ...{ assessments: [], meetings: [], reviews: [], breaks: [], responses: [], links },
      }).at(-1)?.title;
    const became = {
      contextId: 2,
      name: 'Two pairs',
      level: 'peer',
      type: 'became',
      direction: 'out',
    } as const;
    expect(ended('peer', [])).toBe('Dissolved');
    expect(ended('peer', [{ ...became, start: '2020-06-30', end: null, note: '' }])).toBe('Closed');
    expect(ended('location', [])).toBe('Closed');
  });
});
