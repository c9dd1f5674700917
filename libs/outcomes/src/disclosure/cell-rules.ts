import type { DisclosurePolicy, Indicator } from '@waymark/contract';
import type { Stats } from '../rollup/stats';
import { isCount, roundTo } from './rounding';

// Named once: in Jest's sandbox every use of a global is looked up anew.
const { max } = Math;

/** Why a cell is withheld, as the rules know it; the audit needs the cause, the team reads the sentence. */
export type Cause =
  | 'small base'
  | 'small count'
  | 'small complement'
  | 'zero or all'
  | 'grain'
  | 'peer group'
  | 'computed'
  | 'unusable'
  | 'linked'
  /** The solver had used up its questions: doubt withholds. */
  | 'unproven'
  /** Held against what earlier editions printed, it would leave a handful of people standing alone. */
  | 'earlier edition';

export interface Withheld {
  readonly state: 'withheld';
  readonly cause: Cause;
  readonly why: string;
  /** Nothing that could be withheld protects it: an edition leaves its whole row out, so that no gap tells of it. */
  readonly leaveOut?: true;
}
export type Decision = { readonly state: 'shown'; readonly stats: Stats } | Withheld;

type Of<K extends Stats['kind']> = Extract<Stats, { kind: K }>;

const shown = (stats: Stats): Decision => ({ state: 'shown', stats });
export const withheld = (cause: Cause, why: string): Withheld => ({ state: 'withheld', cause, why });
const unusable = (what: string): Decision =>
  withheld('unusable', `${what}, so no rule can judge it. Correct the observation.`);

/** The thresholds of one indicator: the stricter of its own and the policy's. */
export interface Thresholds {
  readonly minBase: number;
  readonly minCount: number;
  readonly minComplement: number;
  readonly minEvents: number;
  readonly zeroOrAllWithheld: boolean;
}

export function thresholdsOf(indicator: Indicator, policy: DisclosurePolicy): Thresholds {
  const { people_sample: plain, sensitive, events } = policy;
  const of = (key: 'min_base' | 'min_count' | 'min_complement') =>
    indicator.sensitive ? max(plain[key], sensitive[key]) : plain[key];
  return {
    minBase: max(of('min_base'), indicator.min_base ?? 0),
    minCount: of('min_count'),
    minComplement: of('min_complement'),
    minEvents: max(events.min_events, indicator.min_events ?? 0),
    zeroOrAllWithheld: indicator.sensitive && sensitive.zero_or_all === 'withheld',
  };
}

/** Which family of rules a figure falls under. `as_it_is` rests on no number of people or events. */
export type RuleKind =
  'sample' | 'score' | 'share' | 'events' | 'stock' | 'as_it_is' | 'computed' | 'unusable';

export function ruleOf(indicator: Indicator, stats: Stats): RuleKind {
  if (stats.kind === 'missing' || stats.kind === 'reported') return 'as_it_is';
  if (indicator.counts === 'none' || indicator.counts === 'things') return 'as_it_is';
  if (indicator.aggregation === 'computed') return 'computed';
  // Nobody said who was counted: the rules for people on record are the stricter ones.
  const known = indicator.counts === 'events' || indicator.population !== 'sample';
  switch (stats.kind) {
    case 'counts':
      return known ? 'share' : 'sample';
    case 'moments':
      return indicator.counts === 'people' ? 'score' : 'unusable';
    case 'events':
      return 'events';
    case 'stock':
      return 'stock';
    case 'level':
    case 'milestone':
      return 'as_it_is';
    default:
      // A gap is made from released figures, on the other side of this door.
      return 'unusable';
  }
}

/** One figure by its rule alone; the grain of its series and the audit of its family come on top. */
export function decideCell(indicator: Indicator, stats: Stats, policy: DisclosurePolicy): Decision {
  const rule = ruleOf(indicator, stats);
  if (rule === 'sample' && stats.kind === 'counts') return decideSample(stats, indicator, policy);
  if (rule === 'score' && stats.kind === 'moments') return decideScore(stats, indicator, policy);
  if (rule === 'share' && stats.kind === 'counts') return decideShare(stats, indicator, policy);
  if (rule === 'events' && stats.kind === 'events') return decideEvents(stats, policy);
  if (rule === 'stock' && stats.kind === 'stock') return decideStock(stats, policy);
  if (rule === 'computed')
    return withheld('computed', 'Made again outside from the released figures it is computed from.');
  if (rule === 'unusable') return unusable('It is not a kind of figure the policy knows');
  // Evidence is written for the team and may name people or places.
  return shown(stats.kind === 'level' ? { ...stats, evidence: '' } : stats);
}

function decideSample(stats: Of<'counts'>, indicator: Indicator, policy: DisclosurePolicy): Decision {
  const { numerator: x, denominator: n } = stats;
  if (!isCount(x) || !isCount(n) || x > n) return unusable('The counts do not fit together');
  const { minBase, minCount, minComplement, zeroOrAllWithheld } = thresholdsOf(indicator, policy);
  if (n < minBase) return withheld('small base', `Fewer than ${minBase} people were asked.`);
  if (zeroOrAllWithheld && (x === 0 || x === n))
    return withheld('zero or all', 'It would say that nobody, or everybody, gave this answer.');
  if (x < minCount) return withheld('small count', `Fewer than ${minCount} people gave this answer.`);
  if (n - x < minComplement)
    return withheld('small complement', `Fewer than ${minComplement} people did not give this answer.`);
  const { base_rounding, percent_step } = policy.people_sample;
  const base = roundTo(n, base_rounding);
  const percent = roundTo((100 * x) / n, percent_step);
  return shown({ kind: 'counts', numerator: (percent * base) / 100, denominator: base });
}

function decideScore(stats: Of<'moments'>, indicator: Indicator, policy: DisclosurePolicy): Decision {
  const { n, mean, m2 } = stats;
  if (!isCount(n) || !Number.isFinite(mean) || (m2 !== null && !(m2 >= 0)))
    return unusable('The number of people, mean and spread do not fit together');
  const { minBase, zeroOrAllWithheld } = thresholdsOf(indicator, policy);
  if (n < minBase) return withheld('small base', `Fewer than ${minBase} people were asked.`);
  const { base_rounding, score_step } = policy.people_sample;
  const score = roundTo(mean, score_step);
  const sd = m2 === null || n < 2 ? null : roundTo(Math.sqrt(m2 / (n - 1)), score_step);
  const atAnEnd = indicator.range !== null && (score <= indicator.range[0] || score >= indicator.range[1]);
  if (zeroOrAllWithheld && (atAnEnd || sd === 0))
    return withheld('zero or all', 'It would say that everybody answered alike.');
  const base = roundTo(n, base_rounding);
  return shown({ kind: 'moments', n: base, mean: score, m2: sd === null ? null : sd * sd * (base - 1) });
}

/** Shares of events, and people on record: numerator and complement each as a count of events. */
function decideShare(stats: Of<'counts'>, indicator: Indicator, policy: DisclosurePolicy): Decision {
  const { numerator: x, denominator: n } = stats;
  if (!isCount(x) || !isCount(n) || x > n) return unusable('The counts do not fit together');
  const { rounding, withheld_to, complement_withheld_to, min_rounded_base } = policy.events;
  const people = indicator.counts === 'people';
  const { minBase } = thresholdsOf(indicator, policy);
  if (people && n < minBase) return withheld('small base', `Fewer than ${minBase} people are on record.`);
  if (x <= withheld_to)
    return withheld(
      'small count',
      `The count is between 0 and ${withheld_to}: zero and small look alike outside.`,
    );
  if (n - x <= complement_withheld_to)
    return withheld(
      'small complement',
      `The rest is between 0 and ${complement_withheld_to}: as telling as a small count.`,
    );
  const base = roundTo(n, rounding);
  if (base < min_rounded_base)
    return withheld(
      'small base',
      `The rounded base is under ${min_rounded_base}: no percentage is made of it.`,
    );
  return shown({ kind: 'counts', numerator: roundTo(x, rounding), denominator: base });
}

function decideEvents(stats: Of<'events'>, policy: DisclosurePolicy): Decision {
  const { events, exposure, exposureUnit } = stats;
  if (!isCount(events)) return unusable('The number of events is not a whole number');
  if (exposure !== null && !(exposure > 0 && exposure <= Number.MAX_SAFE_INTEGER))
    return unusable('The population the events arose in is not a number that can be');
  const { rounding, withheld_to, exposure: rule } = policy.events;
  if (exposure !== null && exposure < rule.min)
    return withheld('small base', `They arose in a population of fewer than ${rule.min}.`);
  if (events <= withheld_to)
    return withheld('small count', `Between 0 and ${withheld_to}: zero and small look alike outside.`);
  const released =
    exposure === null || exposure >= rule.exact_from ? exposure : roundTo(exposure, rule.rounding);
  return shown({ kind: 'events', events: roundTo(events, rounding), exposure: released, exposureUnit });
}

function decideStock(stats: Of<'stock'>, policy: DisclosurePolicy): Decision {
  if (!isCount(stats.stock)) return unusable('The number of people is not a whole number');
  const { rounding, withheld_to } = policy.events;
  return stats.stock <= withheld_to
    ? withheld('small count', `Between 0 and ${withheld_to}: zero and small look alike outside.`)
    : shown({ kind: 'stock', stock: roundTo(stats.stock, rounding) });
}
