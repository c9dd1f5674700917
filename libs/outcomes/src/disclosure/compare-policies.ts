import type { DisclosurePolicy, PolicyLoosening } from '@waymark/contract';

type Value = number | string;
interface Rule {
  readonly path: string;
  readonly read: (policy: DisclosurePolicy) => Value;
  /** Is the second value looser than the first? */
  readonly looser: (from: Value, to: Value) => boolean;
  readonly means: string;
}

const less = (from: Value, to: Value): boolean => to < from;
/** Steps that do not divide each other cut differently: neither is coarser everywhere, so a change counts as looser. */
const finer = (from: Value, to: Value): boolean => to < from || Number(to) % Number(from) !== 0;
const more = (from: Value, to: Value): boolean => to > from;

const rules: readonly Rule[] = [
  ...(['people_sample', 'sensitive'] as const).flatMap((part): Rule[] => [
    {
      path: `${part}.min_base`,
      read: (policy) => policy[part].min_base,
      looser: less,
      means: 'Figures of fewer people are shown.',
    },
    {
      path: `${part}.min_count`,
      read: (policy) => policy[part].min_count,
      looser: less,
      means: 'Answers given by fewer people are shown.',
    },
    {
      path: `${part}.min_complement`,
      read: (policy) => policy[part].min_complement,
      looser: less,
      means: 'Answers are shown that fewer people did not give.',
    },
  ]),
  {
    path: 'people_sample.base_rounding',
    read: (policy) => policy.people_sample.base_rounding,
    looser: finer,
    means: 'Numbers of people are printed more exactly.',
  },
  {
    path: 'people_sample.percent_step',
    read: (policy) => policy.people_sample.percent_step,
    looser: finer,
    means: 'Percentages are printed more exactly.',
  },
  {
    path: 'people_sample.score_step',
    read: (policy) => policy.people_sample.score_step,
    looser: finer,
    means: 'Scores are printed more exactly.',
  },
  {
    path: 'sensitive.zero_or_all',
    read: (policy) => policy.sensitive.zero_or_all,
    looser: (from, to) => from === 'withheld' && to === 'shown',
    means: 'It is told when nobody, or everybody, gave a sensitive answer.',
  },
  {
    path: 'events.min_events',
    read: (policy) => policy.events.min_events,
    looser: less,
    means: 'Series of fewer events are shown, or for shorter periods.',
  },
  {
    path: 'events.periods_reaching',
    read: ({ events: { periods_reaching } }) => periods_reaching.at_least / periods_reaching.of,
    looser: less,
    means: 'Fewer periods need to be large for a series to be shown.',
  },
  {
    path: 'events.withheld_to',
    read: (policy) => policy.events.withheld_to,
    looser: less,
    means: 'Smaller counts are shown.',
  },
  {
    path: 'events.complement_withheld_to',
    read: (policy) => policy.events.complement_withheld_to,
    looser: less,
    means: 'Shares are shown of which the rest is smaller.',
  },
  {
    path: 'events.rounding',
    read: (policy) => policy.events.rounding,
    looser: finer,
    means: 'Counts are printed more exactly.',
  },
  {
    path: 'events.min_rounded_base',
    read: (policy) => policy.events.min_rounded_base,
    looser: less,
    means: 'Percentages of fewer events are shown.',
  },
  {
    path: 'events.exposure.min',
    read: (policy) => policy.events.exposure.min,
    looser: less,
    means: 'Events among fewer people are shown.',
  },
  {
    path: 'events.exposure.exact_from',
    read: (policy) => policy.events.exposure.exact_from,
    looser: less,
    means: 'Smaller populations are printed exactly.',
  },
  {
    path: 'events.exposure.rounding',
    read: (policy) => policy.events.exposure.rounding,
    looser: finer,
    means: 'Populations are printed more exactly.',
  },
  {
    path: 'audit.min_possible_values',
    read: (policy) => policy.audit.min_possible_values,
    looser: less,
    means: 'A withheld count may be narrowed to fewer values.',
  },
  {
    path: 'pooled.min_contributors',
    read: (policy) => policy.pooled.min_contributors,
    looser: less,
    means: 'Pooled figures of fewer places or organisations are shown.',
  },
  {
    path: 'pooled.p_percent',
    read: (policy) => policy.pooled.p_percent,
    looser: less,
    means: 'One contributor may be estimated more closely by another.',
  },
  {
    path: 'pooled.dominant',
    read: (policy) => policy.pooled.dominant,
    looser: less,
    means: 'The share of fewer contributors is looked at.',
  },
  {
    path: 'pooled.dominant_percent',
    read: (policy) => policy.pooled.dominant_percent,
    looser: more,
    means: 'One contributor may make up more of a pooled figure.',
  },
];

/**
 * Every rule that the second policy makes looser than the first: each needs two people and a reason. `search_steps` is not a
 * rule: with more steps more is proven, never less. Stricter rules beside a looser one do not make up for it.
 */
export function comparePolicies(from: DisclosurePolicy, to: DisclosurePolicy): PolicyLoosening[] {
  return rules.flatMap(({ path, read, looser, means }) => {
    const [before, after] = [read(from), read(to)];
    return looser(before, after) ? [{ path, from: String(before), to: String(after), sentence: means }] : [];
  });
}
