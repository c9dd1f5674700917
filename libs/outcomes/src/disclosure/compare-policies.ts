import type { DisclosurePolicy, PolicyDifference, PolicyLoosening, PolicyRule } from '@waymark/contract';

type Value = number | string;
interface Rule {
  readonly path: string;
  readonly read: (policy: DisclosurePolicy) => Value;
  /** Is the second value looser than the first? */
  readonly looser: (from: Value, to: Value) => boolean;
  readonly means: string;
  /** What the rule is about, in a few words. */
  readonly what: string;
  /** Where a name and a number do not say it: what the rule does. */
  readonly does?: string;
  /** Where it is not one value of the file: how it is written, and how what was written is put into the policy. */
  readonly written?: {
    readonly as: (policy: DisclosurePolicy) => string;
    readonly into: (text: string) => unknown;
  };
}

const valueIn = (policy: DisclosurePolicy, { read, written }: Rule): Value =>
  written ? written.as(policy) : read(policy);

const less = (from: Value, to: Value): boolean => to < from;
/** Steps that do not divide each other cut differently: neither is coarser everywhere, so a change counts as looser. */
const finer = (from: Value, to: Value): boolean => to < from || Number(to) % Number(from) !== 0;
const more = (from: Value, to: Value): boolean => to > from;

const rules: readonly Rule[] = [
  ...(['people_sample', 'sensitive'] as const).flatMap((part): Rule[] => [
    {
      path: `${part}.min_base`,
      what: part === 'sensitive' ? 'Sensitive: fewest people asked' : 'Fewest people asked',
      read: (policy) => policy[part].min_base,
      looser: less,
      means: 'Figures of fewer people are shown.',
    },
    {
      path: `${part}.min_count`,
      what: part === 'sensitive' ? 'Sensitive: fewest who gave an answer' : 'Fewest who gave an answer',
      read: (policy) => policy[part].min_count,
      looser: less,
      means: 'Answers given by fewer people are shown.',
    },
    {
      path: `${part}.min_complement`,
      what: part === 'sensitive' ? 'Sensitive: fewest who did not give it' : 'Fewest who did not give it',
      read: (policy) => policy[part].min_complement,
      looser: less,
      means: 'Answers are shown that fewer people did not give.',
    },
  ]),
  {
    path: 'people_sample.base_rounding',
    what: 'Numbers of people asked are rounded to',
    read: (policy) => policy.people_sample.base_rounding,
    looser: finer,
    means: 'Numbers of people are printed more exactly.',
  },
  {
    path: 'people_sample.percent_step',
    what: 'Percentages are printed in steps of',
    read: (policy) => policy.people_sample.percent_step,
    looser: finer,
    means: 'Percentages are printed more exactly.',
  },
  {
    path: 'people_sample.score_step',
    what: 'Scores are printed in steps of',
    read: (policy) => policy.people_sample.score_step,
    looser: finer,
    means: 'Scores are printed more exactly.',
  },
  {
    path: 'sensitive.zero_or_all',
    what: 'Sensitive: nobody or everybody',
    read: (policy) => policy.sensitive.zero_or_all,
    looser: (from, to) => from === 'withheld' && to === 'shown',
    means: 'It is told when nobody, or everybody, gave a sensitive answer.',
    does: 'Either “withheld” or “shown”.',
  },
  {
    path: 'events.min_events',
    what: 'Events a period needs for a series to be shown at its grain',
    read: (policy) => policy.events.min_events,
    looser: less,
    means: 'Series of fewer events are shown, or for shorter periods.',
  },
  {
    path: 'events.periods_reaching',
    what: 'Share of periods that must reach it',
    read: ({ events: { periods_reaching } }) => periods_reaching.at_least / periods_reaching.of,
    looser: less,
    means: 'Fewer periods need to be large for a series to be shown.',
    does: 'A series is shown by the month if so many of its months have events enough; else by the quarter, half-year or year; else not at all. Written as “2 of 3”.',
    written: {
      as: ({ events: { periods_reaching } }) => `${periods_reaching.at_least} of ${periods_reaching.of}`,
      into: (text) => {
        const [, least, of] = /^(\d{1,2}) of (\d{1,2})$/.exec(text) ?? [];
        return { at_least: Number(least), of: Number(of) };
      },
    },
  },
  {
    path: 'events.withheld_to',
    what: 'Counts of events withheld, from none up to',
    read: (policy) => policy.events.withheld_to,
    looser: less,
    means: 'Smaller counts are shown.',
  },
  {
    path: 'events.complement_withheld_to',
    what: 'Shares of events: the rest withheld up to',
    read: (policy) => policy.events.complement_withheld_to,
    looser: less,
    means: 'Shares are shown of which the rest is smaller.',
  },
  {
    path: 'events.rounding',
    what: 'Counts of events are rounded to',
    read: (policy) => policy.events.rounding,
    looser: finer,
    means: 'Counts are printed more exactly.',
  },
  {
    path: 'events.min_rounded_base',
    what: 'Fewest events under a percentage',
    read: (policy) => policy.events.min_rounded_base,
    looser: less,
    means: 'Percentages of fewer events are shown.',
  },
  {
    path: 'events.exposure.min',
    what: 'Smallest population shown',
    read: (policy) => policy.events.exposure.min,
    looser: less,
    means: 'Events among fewer people are shown.',
  },
  {
    path: 'events.exposure.exact_from',
    what: 'Populations are printed exactly from',
    read: (policy) => policy.events.exposure.exact_from,
    looser: less,
    means: 'Smaller populations are printed exactly.',
  },
  {
    path: 'events.exposure.rounding',
    what: 'Smaller populations are rounded to',
    read: (policy) => policy.events.exposure.rounding,
    looser: finer,
    means: 'Populations are printed more exactly.',
  },
  {
    path: 'audit.min_possible_values',
    what: 'Values a withheld count keeps at least',
    read: (policy) => policy.audit.min_possible_values,
    looser: less,
    means: 'A withheld count may be narrowed to fewer values.',
  },
  {
    path: 'audit.search_steps',
    what: 'Steps that a search for other possible values may take',
    read: (policy) => policy.audit.search_steps,
    looser: more,
    means: 'More figures can be proven safe, and so are shown; the audit takes longer.',
    does: 'Before a figure is shown, other sets of figures are looked for that would be published alike. Where the search ends first, the figure is withheld: fewer steps never show more.',
  },
  {
    path: 'pooled.min_contributors',
    what: 'Fewest places or organisations in a pooled figure',
    read: (policy) => policy.pooled.min_contributors,
    looser: less,
    means: 'Pooled figures of fewer places or organisations are shown.',
  },
  {
    path: 'pooled.p_percent',
    what: 'Closest that one contributor may be estimated, in per cent',
    read: (policy) => policy.pooled.p_percent,
    looser: less,
    means: 'One contributor may be estimated more closely by another.',
  },
  {
    path: 'pooled.dominant',
    what: 'Largest contributors looked at together',
    read: (policy) => policy.pooled.dominant,
    looser: less,
    means: 'The share of fewer contributors is looked at.',
  },
  {
    path: 'pooled.dominant_percent',
    what: 'Most that they may make up, in per cent',
    read: (policy) => policy.pooled.dominant_percent,
    looser: more,
    means: 'One contributor may make up more of a pooled figure.',
  },
];

/**
 * Every rule that the second policy makes looser than the first: each needs two people and a reason. More steps of a search
 * break no promise, and yet show more, so they count as looser. Stricter rules beside a looser one do not make up for it.
 */
export function comparePolicies(from: DisclosurePolicy, to: DisclosurePolicy): PolicyLoosening[] {
  return rules.flatMap((rule) => {
    const { path, read, looser, means } = rule;
    return looser(read(from), read(to))
      ? [{ path, from: String(valueIn(from, rule)), to: String(valueIn(to, rule)), sentence: means }]
      : [];
  });
}

/** Every rule, with its value. */
export const policyRules = (policy: DisclosurePolicy): PolicyRule[] =>
  rules.map((rule) => ({
    path: rule.path,
    what: rule.what,
    does: rule.does ?? '',
    value: valueIn(policy, rule),
  }));

/** What a changed policy does to each rule, in words. A rule that cuts differently, neither finer nor coarser, counts as looser. */
export function policyDifferences(from: DisclosurePolicy, to: DisclosurePolicy): PolicyDifference[] {
  return rules.flatMap((rule) => {
    const { path, what, read, looser, means } = rule;
    if (read(from) === read(to)) return [];
    const loosens = looser(read(from), read(to));
    const [before, after] = [valueIn(from, rule), valueIn(to, rule)];
    return [
      {
        path,
        from: String(before),
        to: String(after),
        becomes: loosens ? ('looser' as const) : ('stricter' as const),
        sentence: loosens ? means : `${what}: ${after} from now on, ${before} until now. Less is shown.`,
      },
    ];
  });
}

/** A policy with some of its rules set anew; a path that is no rule is left out. */
export function withRules(
  policy: DisclosurePolicy,
  set: readonly { readonly path: string; readonly value: Value }[],
): unknown {
  const next = structuredClone(policy) as unknown as Record<string, unknown>;
  for (const { path, value } of set) {
    const rule = rules.find((one) => one.path === path);
    if (!rule) continue;
    const keys = path.split('.');
    const holder = keys.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, next);
    holder[keys.at(-1) ?? ''] = rule.written ? rule.written.into(String(value)) : value;
  }
  return next;
}
