import type { DisclosurePolicy, Indicator } from '@waymark/contract';
import type { Stats } from '../../rollup/stats';
import type { Series } from '../../table/series';
import { aSeries, counts, events, moments } from '../../testing/a-series';
import { anIndicator } from '../../testing/an-indicator';
import { aContextDraft, auditOptions } from '../../testing/an-edition';
import { breaches, causesIn } from '../../testing/breaches';
import { externalPolicy } from '../../testing/external-policy';
import { concerns, incidents, score, sensitive, survey } from '../../testing/sample-indicators';
import { policyRules } from '../compare-policies';
import { auditContext } from '../edition/audit-context';
import { dominance } from '../kernels/dominance';
import { recover, type Recovered } from '../recover';
import { close, decide } from '../release';

const policy = externalPolicy();

/** What an attacker has of a world that is published under these numbers: nothing, or what it knows. */
type Attack = (with_: DisclosurePolicy) => readonly string[];
interface Breaking {
  readonly off: DisclosurePolicy;
  /** Other numbers off as well, where another rule would catch it first. */
  readonly on?: DisclosurePolicy;
  readonly attack: Attack;
}

const people = (changes: Partial<DisclosurePolicy['people_sample']>, of = policy): DisclosurePolicy => ({
  ...of,
  people_sample: { ...of.people_sample, ...changes },
});
const delicate = (changes: Partial<DisclosurePolicy['sensitive']>, of = policy): DisclosurePolicy => ({
  ...of,
  sensitive: { ...of.sensitive, ...changes },
});
const happened = (changes: Partial<DisclosurePolicy['events']>, of = policy): DisclosurePolicy => ({
  ...of,
  events: { ...of.events, ...changes },
});
const pooled = (changes: Partial<DisclosurePolicy['pooled']>, of = policy): DisclosurePolicy => ({
  ...of,
  pooled: { ...of.pooled, ...changes },
});

const line = (indicator: Indicator, ...figures: readonly Stats[]): Series => aSeries(indicator, figures);
/** Counts that the shipped rules withhold, narrowed to fewer than four values. */
const stolen =
  (...series: readonly Series[]): Attack =>
  (with_) =>
    breaches({ series }, with_);
/** Counts, withheld or not, of which the attacker has few values left without being told a reason. */
const known =
  (few: number, of: Recovered['of'], ...series: readonly Series[]): Attack =>
  (with_) => {
    const drafts = decide({ series, contextLevel: 'location', policy: with_ });
    return recover(drafts.map(close), with_)
      .filter(
        (belief) =>
          belief.of === of &&
          belief.min <= belief.max &&
          (of === 'mean' ? belief.max - belief.min : belief.possible) < few,
      )
      .map(({ key, min, max }) => `${key} ${of}: ${min} to ${max}`);
  };
/** The population of the first cell, where it is shown, and how many values it may have been rounded from. */
const population =
  (residents: number, few: number): Attack =>
  (with_) => {
    const series = [line(incidents, events(24, residents), events(30, 400), events(28, 400))];
    const [draft] = decide({ series, contextLevel: 'location', policy: with_ });
    const stats = draft?.decisions[0]?.state === 'shown' ? draft.decisions[0].stats : null;
    if (stats?.kind !== 'events' || stats.exposure === null) return [];
    const { exact_from, rounding } = with_.events.exposure;
    const values = stats.exposure >= exact_from ? 1 : rounding;
    return stats.exposure < few || values < 4 ? [`among ${stats.exposure}`] : [];
  };
/** A total over organisations, in the hands of one of them who takes its own away. */
const total =
  (amounts: readonly number[], own: number, near: number): Attack =>
  ({ pooled: { p_percent: p, dominant: n, dominant_percent: k, min_contributors } }) => {
    const judged = dominance(amounts, { p, n, k, minContributors: min_contributors });
    if (judged.status !== 'ok' || !judged.safe) return [];
    const most = Math.max(...amounts.filter((amount) => amount !== own));
    const guess = judged.total - own;
    return Math.abs(guess - most) <= (near / 100) * most ? [`about ${guess}`] : [];
  };

const plain = anIndicator({ min_base: null });
const delicatePlain = anIndicator({ code: 'LOC-15', sensitive: true, min_base: null });
const noSmall = happened({ withheld_to: 1, complement_withheld_to: 1, min_events: 0 });
const noSmallSensitive = delicate({ min_count: 0 }, people({ min_count: 0 }));
const quarters = [12, 14, 22, 13, 7, 7, 7, 7, 15, 11, 19, 12];
const sevens: readonly Series[] = [
  aSeries(
    incidents,
    quarters.map((n) => events(n)),
    { set: 'quarter', from: '2016-04-01' },
  ),
  line(incidents, events(61), events(28), events(57)),
];

const breakings: Readonly<Record<string, Breaking>> = {
  'people_sample.min_base': { off: people({ min_base: 0 }), attack: stolen(line(plain, counts(5, 12))) },
  'people_sample.min_count': { off: people({ min_count: 0 }), attack: stolen(line(survey, counts(2, 60))) },
  'people_sample.min_complement': {
    off: people({ min_complement: 0 }),
    attack: stolen(line(survey, counts(58, 60))),
  },
  'people_sample.base_rounding': {
    off: people({ base_rounding: 1 }),
    attack: known(4, 'n', line(survey, counts(30, 62))),
  },
  // 48.4 per cent of 58 to 62 people: only 30 of 62; 48 per cent are four of them
  'people_sample.percent_step': {
    off: people({ percent_step: 0.1 }),
    attack: known(4, 'n', line(survey, counts(30, 62))),
  },
  'people_sample.score_step': {
    off: people({ score_step: 0.1 }),
    attack: known(1, 'mean', line(score, moments(40, 62.34, 12))),
  },
  'sensitive.min_base': {
    off: delicate({ min_base: 0 }),
    attack: stolen(line(delicatePlain, counts(9, 24))),
  },
  'sensitive.min_count': {
    off: delicate({ min_count: 0 }),
    attack: stolen(line(sensitive, counts(6, 31))),
  },
  'sensitive.min_complement': {
    off: delicate({ min_complement: 0 }),
    attack: stolen(line(sensitive, counts(25, 31))),
  },
  'sensitive.zero_or_all': {
    on: noSmallSensitive,
    off: delicate({ zero_or_all: 'shown' }, noSmallSensitive),
    attack: known(4, 'x', line(sensitive, counts(0, 40))),
  },
  // never ten: published, each would be known to be 8 to 12
  'events.min_events': {
    off: happened({ min_events: 0 }),
    attack: known(
      8,
      'x',
      line(anIndicator({ ...incidents, min_events: 1 }), events(9), events(9), events(9)),
    ),
  },
  // one year of four is large: published, the others are known to be small
  'events.periods_reaching': {
    off: happened({ periods_reaching: { at_least: 0, of: 3 } }),
    attack: known(9, 'x', line(incidents, events(40), events(2), events(1), events(0))),
  },
  'events.withheld_to': {
    off: happened({ withheld_to: 0 }),
    attack: stolen(line(incidents, events(14), events(2), events(12))),
  },
  // 20 of 22: the two others would be known to be one to four
  'events.complement_withheld_to': {
    off: happened({ complement_withheld_to: 0 }),
    attack: known(5, 'c', line(concerns, counts(20, 22), counts(40, 80), counts(40, 80))),
  },
  'events.rounding': {
    off: happened({ rounding: 1 }),
    attack: known(4, 'x', line(incidents, events(13), events(22))),
  },
  // 3 of 7, with the rules for small counts away: a percentage of so few is a count
  'events.min_rounded_base': {
    on: noSmall,
    off: happened({ min_rounded_base: 0 }, noSmall),
    attack: (with_) =>
      known(
        6,
        'n',
        line(anIndicator({ ...concerns, min_events: 1 }), counts(3, 7), counts(40, 80), counts(40, 80)),
      )(with_).filter((one) => one.includes('2016-04-01')),
  },
  'events.exposure.min': {
    off: happened({ exposure: { ...policy.events.exposure, min: 0 } }),
    attack: population(12, 20),
  },
  'events.exposure.exact_from': {
    off: happened({ exposure: { ...policy.events.exposure, exact_from: 0 } }),
    attack: population(83, 0),
  },
  'events.exposure.rounding': {
    off: happened({ exposure: { ...policy.events.exposure, rounding: 1 } }),
    attack: population(83, 0),
  },
  'audit.min_possible_values': {
    off: { ...policy, audit: { ...policy.audit, min_possible_values: 1 } },
    attack: stolen(...sevens),
  },
  'pooled.min_contributors': {
    on: pooled({ p_percent: 0, dominant: 0 }),
    off: pooled({ p_percent: 0, dominant: 0, min_contributors: 1 }),
    attack: total([40, 25], 40, 0),
  },
  // whoever put in 50 takes them away, and is within one per cent
  'pooled.p_percent': { off: pooled({ p_percent: 0 }), attack: total([100, 50, 1], 50, 1) },
  // the total itself is within a quarter of what one of them put in
  'pooled.dominant': { off: pooled({ dominant: 0 }), attack: total([80, 10, 10], 10, 25) },
  'pooled.dominant_percent': { off: pooled({ dominant_percent: 100 }), attack: total([80, 10, 10], 10, 25) },
};

/** How long is looked for worlds: whoever looks less shows less, and nobody shows what is not proven. */
const patience = ['audit.search_steps'];

describe('what an attacker learns when one number of the policy is off', () => {
  it('is known of every number there is', () => {
    const paths = policyRules(policy).map(({ path }) => path);
    expect([...Object.keys(breakings), ...patience].sort()).toEqual(paths.sort());
  });
  it.each(Object.entries(breakings))('%s', (_, { on = policy, off, attack }) => {
    expect(attack(on)).toEqual([]);
    expect(attack(off)).not.toEqual([]);
  });
});

const ofQuarters = [12, 9, 6, 8, 4, 13, 20, 11, 3, 14, 12, 15, 16, 9, 13, 5];
const family: readonly Series[] = [
  aSeries(
    incidents,
    ofQuarters.map((n) => events(n)),
    { set: 'quarter', from: '2016-04-01' },
  ),
  line(incidents, ...[0, 4, 8, 12].map((at) => events(ofQuarters.slice(at, at + 4).reduce((a, b) => a + b)))),
];
/** Figures that are shown, by row and place in it, where worlds are looked for so long and no solver helps. */
const shownAfter = (search_steps: number): readonly string[] => {
  const patient = { ...policy, audit: { ...policy.audit, search_steps } };
  const { drafts } = auditContext(aContextDraft(...family), auditOptions({ policy: patient }));
  return drafts.flatMap(({ decisions }, row) =>
    decisions.flatMap(({ state }, at) => (state === 'shown' ? [`${row} ${at}`] : [])),
  );
};

describe('what patience is for', () => {
  it('shows what can be shown: whoever looks less shows less of it, and never anything else', () => {
    const [none = [], little = [], usual = [], long = []] = [0, 1, policy.audit.search_steps, 600].map(
      shownAfter,
    );
    expect(none.length).toBeLessThan(little.length);
    expect(little.length).toBeLessThan(usual.length);
    expect(little).toEqual(expect.arrayContaining([...none]));
    expect(usual).toEqual(expect.arrayContaining([...little]));
    expect(long).toEqual(usual);
  });
  it.each([0, 1, 600])('never for safety: %d steps', (search_steps) => {
    expect(stolen(...sevens)({ ...policy, audit: { ...policy.audit, search_steps } })).toEqual([]);
  });
});

describe('what a peer group tells', () => {
  it('is how many they are and what they said, were it judged like a place', () => {
    const group = line(survey, counts(14, 24));
    const beliefs = (contextLevel: 'peer' | 'location'): readonly Recovered[] => {
      const drafts = decide({ series: [group], contextLevel, policy });
      return recover(drafts.map(close), policy, causesIn(drafts));
    };
    expect(beliefs('peer').filter(({ max }) => max < 100)).toEqual([]);
    // 58 per cent of 23 to 27 people: 14 of 24, or 15 of 26
    expect(beliefs('location').flatMap(({ of, possible }) => (of === 'n' ? [possible] : []))).toEqual([2]);
  });
});
