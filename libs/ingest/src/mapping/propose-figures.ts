import type { Aggregation, ColumnRef, ColumnRule, FigurePart, MappingChoice } from '@waymark/contract';
import type { Profile } from './column-profile';
import { headingPeriod } from './heading-period';
import { headingWords } from './heading-words';
import { becauseOfWords, certainty, type IndicatorFinder, type Suggestion } from './indicator-words';
import { baseByArithmetic, type Member, totalsOf, withForeignBase } from './propose-sums';
import type { When } from './propose-when';
import { columnWords, proposedColumn, type ProposedColumn, type Role } from './proposed-column';
import { fold } from './text';

/** What the columns of numbers of a table are: which indicator, which part of it, of whom. */
export function proposeFigures(
  profiles: readonly Profile[],
  rows: readonly (readonly string[])[],
  when: When,
  finder: IndicatorFinder,
  about: { setting: string | null; hasIndicatorColumn: boolean; subject: string },
): { columns: ProposedColumn[]; found: Map<number, Suggestion[]> } {
  const found = new Map<number, Suggestion[]>();
  const members = countsByArithmetic(membersOf(profiles, when), rows);
  const topics = new Map<string, Member[]>();
  for (const member of members) {
    const key = fold(member.words.topic);
    topics.set(key, [...(topics.get(key) ?? []), member]);
  }
  const shared = topicBases(topics);
  const columns: ProposedColumn[] = [];
  for (const group of topics.values()) {
    const totals = totalsOf(group, rows);
    for (const { member, of, because } of totals)
      columns.push(
        proposed(
          member,
          { as: 'total', of: of.map(({ heading, nth }) => ({ heading, nth })) },
          'a total: checked against its parts, not imported',
          because,
          'sure',
        ),
      );
    const rest = group.filter(
      (member) => !totals.some((one) => one.member === member) && !shared.includes(member),
    );
    if (rest.length === 0) continue;
    if (about.hasIndicatorColumn) {
      for (const member of rest)
        columns.push(
          proposed(
            member,
            figure(member, member.words.part ?? 'value', []),
            'the figure of the measure named in the row',
            'A column names the measure of each row.',
            'likely',
          ),
        );
      continue;
    }
    const topic = rest.find(({ words }) => words.topic !== '')?.words.topic ?? about.subject;
    const suggestions = finder.find(topic, kindsFor(rest, shared.length > 0), about.setting);
    for (const member of rest) found.set(member.profile.at, suggestions);
    const sure = certainty(suggestions);
    const best = suggestions[0];
    if (sure === 'none' || !best) {
      for (const member of rest)
        columns.push(
          member.across
            ? // which figures stand under the periods only the reader knows; that they do is kept
              proposed(
                member,
                figure(member, 'value', []),
                'figures of an indicator to be chosen',
                'Its heading is a period, and nothing near says what the figures count.',
                'ask',
              )
            : proposed(
                member,
                {
                  as: 'not used',
                  why: 'No indicator of the framework fits its words: choose one, or leave it out.',
                },
                'not used',
                topic === ''
                  ? 'Its heading does not say what it counts.'
                  : `No indicator shares enough words with “${topic}”.`,
                'ask',
              ),
        );
      continue;
    }
    columns.push(...ofIndicator(rest, best, sure, suggestions, members, shared, rows));
  }
  for (const base of shared) {
    if (
      about.hasIndicatorColumn &&
      columns.some(({ rule }) => rule.as === 'figure' && rule.part !== 'denominator')
    ) {
      columns.push(
        proposed(
          base,
          figure(base, 'denominator', []),
          'the base of the measure named in the row',
          'Its heading says how many were asked or answered.',
          'likely',
        ),
      );
      continue;
    }
    const its = [
      ...new Set(
        columns.flatMap(({ rule }) => (rule.as === 'figure' && needsBase(rule.part) ? rule.indicators : [])),
      ),
    ];
    columns.push(
      its.length > 0
        ? proposed(
            base,
            figure(base, 'denominator', its),
            `the base of ${its.join(', ')}`,
            'Its heading says how many were asked or answered.',
            'likely',
          )
        : proposed(
            base,
            { as: 'not used', why: 'A base, but no column of counts is out of it.' },
            'not used',
            'Its heading says how many were asked, but no other column counts some of them.',
            'ask',
          ),
    );
  }
  return { columns: onlyOnce(columns), found };
}

/** Two columns cannot be the same figure of the same people: the first is taken, the other is for the reader. */
function onlyOnce(columns: readonly ProposedColumn[]): ProposedColumn[] {
  const met = new Set<string>();
  return columns.map((column) => {
    const { rule } = column;
    if (
      rule.as !== 'figure' ||
      rule.part === 'denominator' ||
      rule.part === 'n' ||
      rule.indicators.length === 0
    )
      return column;
    const key = [
      rule.part,
      rule.indicators.join(','),
      rule.breakdown,
      rule.periodInHeading ? `${rule.heading}|${rule.nth}` : '',
    ].join('|');
    if (!met.has(key)) {
      met.add(key);
      return column;
    }
    const why = `Another column is taken for ${rule.indicators.join(', ')} already: choose what this one is, or leave it out.`;
    return {
      ...column,
      rule: { heading: rule.heading, nth: rule.nth, as: 'not used', why },
      choice: column.choice && { ...column.choice, chose: 'not used', because: why, sure: 'ask' },
    };
  });
}

const needsBase = (part: FigurePart) => part === 'numerator' || part === 'mean';

/** Columns whose headings hold a period, by the rule that reads them: the same figure for several periods is one rule. */
export function periodRules(profiles: readonly Profile[], when: When): Map<number, ColumnRef> {
  const met = new Map<string, number>();
  const rules = new Map<number, ColumnRef>();
  for (const profile of profiles) {
    const period = when.across.has(profile.at)
      ? headingPeriod(profile.heading, when.period.years, 'day first', when.frame)
      : null;
    if (!period) continue;
    const among = `${fold(period.rest)}|${period.start}|${period.end}`;
    const nth = (met.get(among) ?? 0) + 1;
    met.set(among, nth);
    rules.set(profile.at, { heading: period.rest, nth });
  }
  return rules;
}

function membersOf(profiles: readonly Profile[], when: When): Member[] {
  const rules = periodRules(profiles, when);
  const done = new Set<string>();
  return profiles.flatMap((profile): Member[] => {
    const rule = rules.get(profile.at);
    if (!rule)
      return [
        {
          profile,
          words: headingWords(profile.heading),
          across: false,
          heading: profile.heading,
          nth: profile.nth,
        },
      ];
    // the first column stands for all
    const key = `${fold(rule.heading)}|${rule.nth}`;
    if (done.has(key)) return [];
    done.add(key);
    return [{ profile, words: headingWords(rule.heading), across: true, ...rule }];
  });
}

/** `Feels safe (n)` beside `Feels safe (%)` and a base: the numbers tell that this n is the count and not the base. */
function countsByArithmetic(members: readonly Member[], rows: readonly (readonly string[])[]): Member[] {
  return members.map((member) => {
    const { words } = member;
    const printed = members.find(
      (one) =>
        one.words.part === 'percent' && words.topic !== '' && fold(one.words.topic) === fold(words.topic),
    );
    return words.part === 'denominator' && printed && baseByArithmetic(member, printed, members, rows)
      ? { ...member, words: { ...words, part: 'numerator' } }
      : member;
  });
}

/** Bases that no topic owns serve every count of the table. */
function topicBases(topics: ReadonlyMap<string, readonly Member[]>): Member[] {
  return [...topics].flatMap(([topic, its]) =>
    its.filter(
      ({ words }) =>
        words.part === 'denominator' &&
        // of everyone, or of girls and of boys; with a count beside it a base belongs to that
        (topic === '' || its.every((one) => one.words.part === 'denominator' || one.words.isTotal)),
    ),
  );
}

function figure(member: Member, part: FigurePart, indicators: readonly string[]) {
  return {
    as: 'figure' as const,
    part,
    indicators: [...indicators],
    breakdown: member.words.breakdown ?? '',
    context: null,
    periodInHeading: member.across,
  };
}

function proposed(
  member: Member,
  role: Role,
  chose: string,
  because: string,
  sure: MappingChoice['sure'],
): ProposedColumn {
  const { choice } = proposedColumn(member.profile, role, chose, because, sure);
  const { heading, nth } = member;
  return { at: member.profile.at, rule: { heading, nth, ...role } as ColumnRule, choice };
}

function kindsFor(members: readonly Member[], hasBase: boolean): Aggregation[] {
  const parts = new Set(members.map(({ words }) => words.part));
  if (parts.has('mean') || parts.has('sd')) return ['moments'];
  const percents = members.some(({ profile }) => profile.holds === 'percentages');
  if (
    percents ||
    ['percent', 'share', 'numerator', 'denominator'].some((part) => parts.has(part as FigurePart))
  )
    return ['counts'];
  const isLevel = members.every(({ profile }) =>
    [...profile.texts.keys()].every((text) => !/^\d+$/.test(text) || Number(text) <= 4),
  );
  return [
    'sum',
    'stock_last',
    ...(isLevel ? (['level'] as const) : []),
    ...(hasBase ? (['counts', 'moments'] as const) : []),
  ];
}

function ofIndicator(
  group: readonly Member[],
  best: Suggestion,
  sure: 'likely' | 'ask',
  suggestions: readonly Suggestion[],
  all: readonly Member[],
  shared: readonly Member[],
  rows: readonly (readonly string[])[],
): ProposedColumn[] {
  const { indicator } = best;
  const other = suggestions[1];
  const because = `${becauseOfWords(best)}${sure === 'ask' && other ? ` It may also be “${other.indicator.title}” (${other.indicator.code}).` : ''}`;
  const columns = group.map((member) => {
    const part = partFor(member, indicator.aggregation);
    const small = [...member.profile.texts.keys()].find((text) => /^0?\.\d*[1-9]\d*$/.test(text));
    return proposed(
      member,
      figure(member, part, [indicator.code]),
      `${PART_WORDS[part]} of ${indicator.code}${member.words.breakdown ? `, ${member.words.breakdown}` : ''}`,
      small === undefined || part !== 'percent'
        ? because
        : `${because} It holds “${small}”, which is then less than one in a hundred: choose the share if it means ${Math.round(Number(small) * 100)}%, and write percentages and shares in columns of their own.`,
      small === undefined || part !== 'percent' ? sure : 'ask',
    );
  });
  if (indicator.aggregation !== 'counts') return columns;
  const numerator = group.find((member) => partFor(member, 'counts') === 'numerator');
  const printed = group.find((member) => ['percent', 'share'].includes(partFor(member, 'counts')));
  const hasBase = group.some(({ words }) => words.part === 'denominator') || shared.length > 0;
  if (!numerator) return columns;
  if (hasBase) return withForeignBase(columns, [...group, ...shared]);
  const base = printed && baseByArithmetic(numerator, printed, all, rows);
  if (!base) {
    const at = columns.find((one) => one.at === numerator.profile.at);
    const say = printed
      ? 'No column is its base, so the percentage beside it is kept as printed: shown, never compared.'
      : 'No column says how many were asked: choose its base, or these counts are refused.';
    return columns.map((one) =>
      one === at && one.choice
        ? { ...one, choice: { ...one.choice, because: `${one.choice.because} ${say}`, sure: 'ask' as const } }
        : one,
    );
  }
  return [
    ...columns,
    ...base.columns.map((member): ProposedColumn => ({
      at: member.profile.at,
      rule: {
        heading: member.heading,
        nth: member.nth,
        ...figure(member, 'denominator', [indicator.code]),
        breakdown: numerator.words.breakdown ?? '',
      },
      choice: {
        what: columnWords(member.profile),
        chose: `the base of ${indicator.code}`,
        because: base.because,
        sure: 'likely',
      },
    })),
  ];
}

function partFor(member: Member, aggregation: Aggregation): FigurePart {
  const { part } = member.words;
  switch (aggregation) {
    case 'sum':
      return 'events';
    case 'stock_last':
      return 'stock';
    case 'level':
      return 'level';
    case 'moments':
      return part === 'sd' ? 'sd' : part === 'denominator' || part === 'numerator' ? 'n' : 'mean';
    case 'counts':
      if (part === 'denominator' || part === 'share') return part;
      return part === 'percent' || member.profile.holds === 'percentages' ? 'percent' : 'numerator';
    default:
      return 'value';
  }
}

const PART_WORDS: Record<FigurePart, string> = {
  value: 'the figure',
  numerator: 'the count',
  denominator: 'the base',
  answered: 'the answers that count',
  otherwise: 'the other answers',
  percent: 'the percentage',
  share: 'the share',
  events: 'the number of events',
  exposure: 'what the events happened in',
  n: 'the number of people',
  mean: 'the mean',
  sd: 'the spread',
  level: 'the level',
  raters: 'the number of raters',
  evidence: 'the evidence',
  stock: 'the number there is',
  reached: 'the day it was reached',
};
