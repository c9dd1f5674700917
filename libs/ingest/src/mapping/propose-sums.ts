import { readNumber } from '../table/numbers';
import type { Profile } from './column-profile';
import type { HeadingWords } from './heading-words';
import type { ProposedColumn } from './proposed-column';
import { fold } from './text';

/** A column of numbers that belongs to a topic, beside others of the same topic. */
export interface Member {
  readonly profile: Profile;
  readonly words: HeadingWords;
  readonly across: boolean;
  /** Heading for the mapping: without its period where the heading holds one. */
  readonly heading: string;
  readonly nth: number;
}

/** A column that adds up the groups beside it: by its heading, and by its numbers. */
export function totalsOf(group: readonly Member[], rows: readonly (readonly string[])[]) {
  return group.flatMap((member) => {
    if (!member.words.isTotal) return [];
    // one rule stands for the columns of all periods
    const periods = group.filter(
      (one) =>
        one.across && !member.across && !one.words.isTotal && one.words.breakdown === member.words.breakdown,
    );
    if (periods.length > 0)
      return [{ member, of: periods, because: 'Its heading says total, beside columns of one period each.' }];
    const of = group.filter(
      (one) =>
        one !== member &&
        one.words.breakdown !== null &&
        !one.words.isTotal &&
        one.words.part === member.words.part,
    );
    if (of.length < 2) return [];
    let same = 0;
    let other = 0;
    for (const row of rows.slice(0, 2000)) {
      const total = numberOf(row[member.profile.at]);
      const parts = of.map((one) => numberOf(row[one.profile.at]));
      if (total === null || parts.some((part) => part === null)) continue;
      if (Math.abs(parts.reduce((sum: number, part) => sum + (part ?? 0), 0) - total) < 1e-6) same++;
      else other++;
    }
    const because = `Its heading says total, and it ${other === 0 && same > 0 ? `is the sum of ${of.map((one) => `“${one.profile.heading}”`).join(' and ')} in ${same === 1 ? 'the one row' : `all ${same} rows`} where all are numbers` : `agrees with the sum of its parts in ${same} of ${same + other} rows`}. Choose it as a figure if you want one for everyone.`;
    return [{ member, of, because }];
  });
}

function numberOf(text: string | undefined): number | null {
  const reading = readNumber(text ?? '');
  return reading.is === 'number' ? reading.value : null;
}

/** The column, or the columns of one subject together, of which the count is the printed percentage. */
export function baseByArithmetic(
  numerator: Member,
  printed: Member,
  all: readonly Member[],
  rows: readonly (readonly string[])[],
) {
  const others = all.filter(
    (one) => one !== numerator && one !== printed && one.profile.holds === 'numbers' && !one.words.isTotal,
  );
  const subjects = new Map<string, Member[]>();
  for (const one of others)
    subjects.set(fold(one.words.topic), [...(subjects.get(fold(one.words.topic)) ?? []), one]);
  const candidates = [
    ...others.map((one) => [one]),
    ...[...subjects.values()].filter((its) => its.length > 1),
  ];
  for (const columns of candidates) {
    let agree = 0;
    let differ = 0;
    for (const row of rows.slice(0, 2000)) {
      const count = numberOf(row[numerator.profile.at]);
      const text = row[printed.profile.at] ?? '';
      const reading = readNumber(text);
      const share =
        reading.is === 'percent'
          ? reading.value
          : reading.is === 'number'
            ? reading.value / (printed.words.part === 'share' ? 1 : 100)
            : null;
      const parts = columns.map((one) => readNumber(row[one.profile.at] ?? ''));
      if (
        count === null ||
        share === null ||
        parts.some((part) => part.is !== 'number' && part.is !== 'symbol')
      )
        continue;
      const base = parts.reduce((sum, part) => sum + (part.is === 'number' ? part.value : 0), 0);
      if (base <= 0) continue;
      const places = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
      if (Math.abs(count / base - share) <= 0.51 / 10 ** places / 100) agree++;
      else differ++;
    }
    if (agree >= 2 && differ <= agree / 10)
      return {
        columns,
        because: `“${numerator.profile.heading}” out of ${columns.map((one) => `“${one.profile.heading}”`).join(' and ')} gives the percentage of “${printed.profile.heading}” in ${agree} rows.`,
      };
  }
  return null;
}

/** Counts of girls beside a base of everyone are out of nothing: that is asked before they are refused one by one. */
export function withForeignBase(
  columns: readonly ProposedColumn[],
  members: readonly Member[],
): ProposedColumn[] {
  const bases = new Set(
    members.flatMap(({ words }) => (words.part === 'denominator' ? [words.breakdown ?? ''] : [])),
  );
  return columns.map((column) => {
    const { rule, choice } = column;
    if (rule.as !== 'figure' || rule.part !== 'numerator' || bases.has(rule.breakdown) || !choice)
      return column;
    const who = rule.breakdown === '' ? 'everyone' : `“${rule.breakdown.replaceAll('=', ' ')}”`;
    const because = `${choice.because} It counts ${who}, and no column is the base of just them: add one to the table, or leave this column out.`;
    return { ...column, choice: { ...choice, because, sure: 'ask' } };
  });
}
