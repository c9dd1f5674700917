import fc from 'fast-check';
import { balanceByMeeting, balanceOf, type CountedAction, type CountedMeeting } from './balance';
import { codingAgreement, codingOf } from './coding';
import { driftOf } from './drift';
import { turnDirection, turnsBySide } from './turned';

// the same cases on every machine: whoever looks for more changes the seed
fc.configureGlobal({ seed: 20_260_915 });

const tags = { e: 'ecological', b: 'behaviour_based', x: 'both' } as const;
/** `eeb` is three planned actions; a capital is one done on the day of the meeting. */
const actions = (letters: string, date: string): CountedAction[] =>
  [...letters].map((letter) => {
    const done = letter === letter.toUpperCase();
    return {
      orientation: tags[letter.toLowerCase() as keyof typeof tags],
      done,
      doneOn: done ? date : null,
    };
  });
let next = 0;
const at = (date: string, kind: CountedMeeting['kind'], letters: string): CountedMeeting => ({
  id: (next += 1),
  date,
  kind,
  actions: actions(letters, date),
});

describe('balance of a plan, against a count by hand', () => {
  it('counts an action that is both half on each side', () => {
    // by hand: 2 ecological, 1 both, 1 behaviour-based = 2.5 of 4
    expect(balanceOf(actions('eexb', '2024-01-01'))).toEqual({
      actions: 4,
      ecological: 2,
      both: 1,
      behaviourBased: 1,
      share: 0.625,
    });
  });
  it('says nothing of no actions, rather than none of them', () => {
    expect(balanceOf([]).share).toBeNull();
  });
  it('adds up meeting by meeting, whatever order they come in', () => {
    const points = balanceByMeeting([
      at('2024-06-01', 'review', 'Bb'),
      at('2024-01-10', 'context conference', 'Eee'),
    ]);
    // by hand: 3 of 3 planned, 1 of 1 done; then 3 of 5 planned and 1 of 2 done
    expect(
      points.map((p) => [p.date, p.decided.share, p.plannedSoFar.share, p.completedSoFar.share]),
    ).toEqual([
      ['2024-01-10', 1, 1, 1],
      ['2024-06-01', 0, 0.6, 0.5],
    ]);
  });
  it('counts an action done on an unknown day only from the last meeting on', () => {
    const undated = { orientation: 'ecological', done: true, doneOn: null } as const;
    const points = balanceByMeeting([
      { id: 1, date: '2024-01-01', kind: 'review', actions: [undated] },
      { id: 2, date: '2024-06-01', kind: 'review', actions: [] },
    ]);
    expect(points.map((p) => p.completedSoFar.actions)).toEqual([0, 1]);
  });
  it('has sides that add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('e', 'b', 'x')), (letters) => {
        const b = balanceOf(actions(letters.join(''), '2024-01-01'));
        expect(b.ecological + b.both + b.behaviourBased).toBe(b.actions);
        if (b.share !== null) expect(b.share * b.actions).toBeCloseTo(b.ecological + b.both / 2, 9);
      }),
    );
  });
});

describe('drift', () => {
  const began = at('2023-01-10', 'context conference', 'eeeeb');
  it('is flagged when two reviews running decide mostly about behaviour', () => {
    const found = driftOf([began, at('2023-07-01', 'review', 'ebb'), at('2024-01-01', 'review', 'bbx')]);
    expect(found.state).toBe('drifted');
    expect(found.sentence).toContain('At the beginning 4 of 5');
    expect(found.sentence).toContain('at the latest review half of one of 3');
  });
  it('asks to watch after one such review', () => {
    expect(driftOf([began, at('2023-07-01', 'review', 'eeb'), at('2024-01-01', 'review', 'bb')]).state).toBe(
      'watch',
    );
  });
  it('holds when the latest review is contextual again', () => {
    const found = driftOf([began, at('2023-07-01', 'review', 'bb'), at('2024-01-01', 'review', 'ee')]);
    expect(found.state).toBe('holding');
  });
  it('judges a review with what was decided since the one before', () => {
    // by hand: the panel's three behaviour-based actions belong to the second review: 1 of 4
    const found = driftOf([
      began,
      at('2023-07-01', 'review', 'b'),
      at('2023-10-01', 'multi-agency panel', 'bbb'),
      at('2024-01-01', 'review', 'e'),
    ]);
    expect(found.reviews.map((r) => [r.balance.actions, r.balance.ecological, r.drifted])).toEqual([
      [1, 0, true],
      [4, 1, true],
    ]);
    expect(found.state).toBe('drifted');
  });
  it('passes over a review that decided nothing', () => {
    const found = driftOf([began, at('2023-07-01', 'review', 'bb'), at('2024-01-01', 'review', '')]);
    expect(found.reviews).toHaveLength(1);
    expect(found.state).toBe('watch');
  });
  it('needs a plan that began contextual', () => {
    const behaviour = at('2023-01-10', 'context conference', 'ebb');
    const found = driftOf([behaviour, at('2023-07-01', 'review', 'bb'), at('2024-01-01', 'review', 'bb')]);
    expect(found.state).toBe('began behaviour-based');
  });
  it('is not a small step below half', () => {
    // by hand: 3 of 6 at the beginning, 4 of 9 now: 5.6 points lower, less than the 10 that matter
    const half = at('2023-01-10', 'context conference', 'eeebbb');
    const found = driftOf([
      half,
      at('2023-07-01', 'review', 'eeeebbbbb'),
      at('2024-01-01', 'review', 'eeeebbbbb'),
    ]);
    expect(found.state).toBe('holding');
  });
  it('is at exactly ten points', () => {
    // by hand: 1 of 2 at the beginning, 2 of 5 at both reviews
    const half = at('2023-01-10', 'context conference', 'eb');
    const found = driftOf([half, at('2023-07-01', 'review', 'eebbb'), at('2024-01-01', 'review', 'eebbb')]);
    expect(found.state).toBe('drifted');
  });
  it('cannot be seen before a review, nor without a beginning', () => {
    expect(driftOf([]).state).toBe('too early');
    expect(driftOf([began]).state).toBe('too early');
    expect(driftOf([at('2023-07-01', 'review', 'bb')]).state).toBe('too early');
  });
});

describe('two people coding apart', () => {
  const tag = (orientation: 'ecological' | 'behaviour_based' | 'both') => ({ orientation, approach: null });
  const code = (coder: string, orientation: 'ecological' | 'behaviour_based' | 'both') => ({
    coder,
    tag: tag(orientation),
  });
  it('counts what two agree on, what was settled, and the word of the meeting until then', () => {
    const called = tag('ecological');
    const apart = [code('a', 'both'), code('b', 'behaviour_based')];
    expect(codingOf({ tag: called, codes: [], settled: null })).toEqual({
      state: 'uncoded',
      counted: called,
    });
    expect(codingOf({ tag: called, codes: apart.slice(0, 1), settled: null }).counted).toBe(called);
    expect(codingOf({ tag: called, codes: apart, settled: null })).toEqual({
      state: 'apart',
      counted: called,
    });
    expect(codingOf({ tag: called, codes: apart, settled: tag('both') }).counted).toEqual(tag('both'));
    const same = [code('a', 'both'), code('b', 'both')];
    expect(codingOf({ tag: called, codes: same, settled: null })).toEqual({
      state: 'agreed',
      counted: tag('both'),
    });
  });
  it('refuses a figure of agreement below ten actions, and when nothing ever varies', () => {
    const pair = (one: 'ecological' | 'both', other: 'ecological' | 'both') => ({
      codes: [code('a', one), code('b', other)],
    });
    expect(codingAgreement(Array.from({ length: 9 }, () => pair('ecological', 'both'))).state).toBe(
      'refused',
    );
    expect(codingAgreement(Array.from({ length: 12 }, () => pair('both', 'both'))).state).toBe('refused');
  });
  it('agrees with kappa worked out by hand', () => {
    // ten actions: 4 both ecological, 4 both behaviour-based, 1 ecological/both, 1 behaviour-based/ecological
    const rows = [
      ...Array.from({ length: 4 }, () => ['ecological', 'ecological'] as const),
      ...Array.from({ length: 4 }, () => ['behaviour_based', 'behaviour_based'] as const),
      ['ecological', 'both'] as const,
      ['behaviour_based', 'ecological'] as const,
    ];
    const found = codingAgreement(
      rows.map(([one, other]) => ({ codes: [code('a', one), code('b', other)] })),
    );
    // observed (weights 1, .5, 0): (8 + .5)/10 = .85; expected: .5*(.5*1 + .1*.5 + .4*0) + .5*(.5*0 + .1*.5 + .4*1) = .275 + .225 = .5
    expect(found).toMatchObject({ state: 'shown', actions: 10, same: 0.8, few: true });
    expect(found.state === 'shown' && found.kappa).toBeCloseTo((0.85 - 0.5) / 0.5, 9);
  });
});

describe('decisions that were turned', () => {
  const turned = (arguedBy: 'VCS' | 'police' | 'residents', from: string, to: string) => ({
    turn: { proposed: 'dispersal order', proposedTag: parse(from), arguedBy },
    counted: parse(to),
  });
  const parse = (text: string) => {
    const [letter, means] = text.split(' ');
    return {
      orientation: tags[letter as keyof typeof tags],
      approach: (means ?? null) as 'guardianship' | 'surveillance' | 'dispersal' | null,
    };
  };
  it('shows which side turned plans, and which way', () => {
    const tally = turnsBySide([
      turned('VCS', 'b dispersal', 'e guardianship'),
      turned('VCS', 'e surveillance', 'e guardianship'),
      turned('police', 'e guardianship', 'b surveillance'),
      turned('residents', 'b', 'x'),
      { turn: null, counted: parse('b') },
    ]);
    expect(tally).toEqual([
      { side: 'VCS', towardsContext: 1, towardsBehaviour: 0, toGuardianship: 2, other: 1 },
      { side: 'community', towardsContext: 1, towardsBehaviour: 0, toGuardianship: 0, other: 0 },
      { side: 'statutory', towardsContext: 0, towardsBehaviour: 1, toGuardianship: 0, other: 0 },
    ]);
  });
  it('tells another means from the same aim', () => {
    expect(turnDirection(parse('e surveillance'), parse('e guardianship'))).toBe('another means');
    expect(turnDirection(parse('e'), parse('e'))).toBe('same aim');
  });
});
