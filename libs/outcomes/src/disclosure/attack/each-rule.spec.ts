import type { DisclosurePolicy, Level } from '@waymark/contract';
import type { Series } from '../../table/series';
import { aSeries, counts, events } from '../../testing/a-series';
import { anIndicator } from '../../testing/an-indicator';
import { externalPolicy } from '../../testing/external-policy';
import { causesIn } from '../../testing/breaches';
import { dominance } from '../kernels/dominance';
import { recover, type Recovered } from '../recover';
import { close, decide } from '../release';

/** Rules that no figure of `attack.spec.ts` stands or falls with: each switched off once, and the attacker has what it is after. */
const policy = externalPolicy();
const survey = anIndicator();
const sensitive = anIndicator({ code: 'LOC-15', sensitive: true, min_base: 30 });
const incidents = anIndicator({
  code: 'LOC-12',
  counts: 'events',
  population: null,
  aggregation: 'sum',
  min_base: null,
  min_events: 10,
});

const believed = (
  with_: DisclosurePolicy,
  contextLevel: Level,
  ...series: readonly Series[]
): Recovered[] => {
  const drafts = decide({ series, contextLevel, policy: with_ });
  return recover(drafts.map(close), with_, causesIn(drafts));
};
const values = (beliefs: readonly Recovered[], of: Recovered['of']): number[] =>
  beliefs.filter((belief) => belief.of === of).map(({ possible }) => possible);

describe('with a rule switched off the attacker learns', () => {
  it('each count to the last person, without rounding', () => {
    const world = [aSeries(survey, [counts(30, 62)]), aSeries(incidents, [events(13), events(22)])];
    const { people_sample, events: rules } = policy;
    const exact: DisclosurePolicy = {
      ...policy,
      people_sample: { ...people_sample, base_rounding: 1, percent_step: 1 },
      events: { ...rules, rounding: 1 },
    };
    expect(Math.min(...values(believed(policy, 'location', ...world), 'n'))).toBeGreaterThan(3);
    expect(values(believed(policy, 'location', ...world), 'x').slice(1)).toEqual([5, 5]);
    // 48 per cent of exactly 62 is 30
    expect(values(believed(exact, 'location', ...world), 'x')).toEqual([1, 1, 1]);
  });

  it('that nobody said yes to a sensitive question, where zero is shown', () => {
    const nobody = aSeries(sensitive, [counts(0, 40)]);
    const { sensitive: rules, people_sample } = policy;
    const told: DisclosurePolicy = {
      ...policy,
      people_sample: { ...people_sample, min_count: 0 },
      sensitive: { ...rules, min_count: 0, zero_or_all: 'shown' },
    };
    const x = (with_: DisclosurePolicy) => believed(with_, 'location', nobody).find(({ of }) => of === 'x');
    expect(x(policy)?.max).toBeGreaterThan(3);
    expect(x(told)).toMatchObject({ min: 0, max: 0 });
    // the rule by itself: with every other rule of small counts off, it still withholds
    const only: DisclosurePolicy = { ...told, sensitive: { ...told.sensitive, zero_or_all: 'withheld' } };
    expect(x(only)?.max).toBeGreaterThan(3);
  });

  it('how many of a peer group there are and what they said, were it judged like a place', () => {
    const group = aSeries(survey, [counts(14, 24)]);
    expect(believed(policy, 'peer', group).filter(({ max }) => max < 100)).toEqual([]);
    // 58 per cent of 23 to 27 people: 14 of 24, or 15 of 26
    expect(values(believed(policy, 'location', group), 'n')).toEqual([2]);
  });

  it('what the other of two put in, were a total of fewer than three shown', () => {
    const { p_percent: p, dominant: n, dominant_percent: k, min_contributors } = policy.pooled;
    const [own, other] = [40, 25];
    const judged = (minContributors: number, limits = { p, n, k }) =>
      dominance([own, other], { ...limits, minContributors });
    expect(judged(min_contributors)).toMatchObject({ safe: false });
    const off = judged(1, { p: 0, n: 1, k: 100 });
    if (off.status !== 'ok') throw new Error(off.status);
    // whoever put in 40 takes them away
    expect([off.safe, off.total - own]).toEqual([true, other]);
  });
});
