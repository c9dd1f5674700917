import type { Indicator, Item } from '@waymark/contract';

/** What one person answered: item (`IND-01.3`) -> answer as given. */
export type Answered = ReadonlyMap<string, string>;

/** A share counts 1 and 0; a score is in the unit of the indicator. Null: too little of it was answered. */
export type Scored =
  | { readonly is: 'score'; readonly value: number }
  | { readonly is: 'unanswered' }
  | { readonly is: 'fault'; readonly item: string; readonly sentence: string };

const unanswered: Scored = { is: 'unanswered' };
/** A scale of several questions is scored where at least this share of them was answered. */
const LEAST_ANSWERED = 0.6;

type Kind = Item['answers'];
const words: Record<Kind, readonly string[]> = {
  agree_1_5: ['strongly disagree', 'disagree', 'neither agree nor disagree', 'agree', 'strongly agree'],
  safe_1_4: ['very safe', 'fairly safe', 'fairly unsafe', 'very unsafe'],
  belong_1_4: ['very strongly', 'fairly strongly', 'not very strongly', 'not at all strongly'],
  yes_no_not_sure: ['yes', 'no', 'not sure'],
  yes_partly_no: ['yes', 'partly', 'no'],
};
/** Answers that count in a share, as positions in the list above. Everybody who gave any answer is in its base. */
const counted: Record<Kind, readonly number[]> = {
  agree_1_5: [4, 5],
  safe_1_4: [1, 2],
  belong_1_4: [1, 2],
  yes_no_not_sure: [1],
  yes_partly_no: [1],
};

/** The answers of one kind of question, in their order: what a form offers and what the scoring knows. */
export const answerWords = (kind: Kind): readonly string[] => words[kind];

/** The item under which a score stands that was made elsewhere, whatever questions the indicator has. */
export const scoreItem = (code: string): string => `${code}.0`;

/** The code an item belongs to: `IND-01` of `IND-01.3`. */
export const codeOfItem = (item: string): string => item.split('.')[0] ?? item;

/**
 * One person's answers to one indicator -> what they count for. A score that was made elsewhere stands under the bare code.
 * Own scales: reversed questions are 6 minus the answer; the mean of what was answered, if at least 60 in 100 of it was,
 * moved from 1..5 to 0..100.
 */
export function scoreAnswers(indicator: Indicator, answers: Answered): Scored {
  const made = answers.get(scoreItem(indicator.code));
  if (made !== undefined) return readyScore(indicator, made);
  const ready = answers.get(indicator.code);
  const { items } = indicator;
  if (ready !== undefined && items.length !== 1) return readyScore(indicator, ready);
  const given: number[] = [];
  for (const [at, item] of items.entries()) {
    const name = `${indicator.code}.${at + 1}`;
    const answer = answers.get(name) ?? (items.length === 1 ? ready : undefined);
    if (answer === undefined) continue;
    const position = positionOf(item.answers, answer);
    if (position === null)
      return {
        is: 'fault',
        item: name,
        sentence: `“${answer}” is not an answer to ${name}: use ${words[item.answers].map((word, i) => `${i + 1} (${word})`).join(', ')}.`,
      };
    given.push(
      indicator.aggregation === 'counts'
        ? Number(counted[item.answers].includes(position))
        : item.reversed
          ? 6 - position
          : position,
    );
  }
  if (indicator.aggregation === 'counts')
    return given.length < Math.max(1, items.length)
      ? unanswered
      : { is: 'score', value: Number(given.every((one) => one === 1)) };
  if (indicator.aggregation !== 'moments')
    return {
      is: 'fault',
      item: indicator.code,
      sentence: `${indicator.code} is not made from what single people answer.`,
    };
  if (given.length === 0 || given.length < LEAST_ANSWERED * items.length) return unanswered;
  const mean = given.reduce((sum, one) => sum + one, 0) / given.length;
  const [low, high] = indicator.range ?? [1, 5];
  return { is: 'score', value: low + ((mean - 1) / 4) * (high - low) };
}

function positionOf(kind: Kind, answer: string): number | null {
  const told = answer.trim().toLowerCase();
  const named = words[kind].indexOf(told);
  if (named >= 0) return named + 1;
  const number = Number(told);
  return told !== '' && Number.isInteger(number) && number >= 1 && number <= words[kind].length
    ? number
    : null;
}

function readyScore(indicator: Indicator, answer: string): Scored {
  const told = answer.trim().toLowerCase();
  if (indicator.aggregation === 'counts') {
    if (told === 'yes' || told === '1') return { is: 'score', value: 1 };
    if (told === 'no' || told === '0' || told === 'not sure') return { is: 'score', value: 0 };
    return fault(indicator, `“${answer}” is not an answer to ${indicator.code}: use yes or no.`);
  }
  if (indicator.aggregation !== 'moments')
    return fault(indicator, `${indicator.code} is not made from what single people answer.`);
  const value = told === '' ? NaN : Number(told);
  const [low, high] = indicator.range ?? [-Infinity, Infinity];
  return Number.isFinite(value) && value >= low && value <= high
    ? { is: 'score', value }
    : fault(indicator, `${indicator.code} runs from ${low} to ${high}; “${answer}” is no score of it.`);
}

const fault = ({ code }: Indicator, sentence: string): Scored => ({ is: 'fault', item: code, sentence });
