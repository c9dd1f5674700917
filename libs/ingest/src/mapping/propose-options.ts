import type { MappingChoice } from '@waymark/contract';
import { scaleOf, scaleOfTexts } from './answer-scales';
import type { Profile } from './column-profile';
import { becauseOfWords, certainty, type IndicatorFinder, type Suggestion } from './indicator-words';
import { proposedColumn, type ProposedColumn } from './proposed-column';
import { fold } from './text';

/** Columns of one question, each how many gave one answer to it. */
interface Question {
  readonly topic: string;
  readonly options: readonly { readonly profile: Profile; readonly answer: string }[];
  readonly top: readonly string[];
}

/**
 * Counts of each answer, with the answers in the headings: what counts is the better half of the scale, out of all answers, which is
 * what indicators that are shares ask for. The mean of a score needs the answers of single people, or the mean itself.
 */
export function proposeOptions(
  profiles: readonly Profile[],
  rows: readonly (readonly string[])[],
  finder: IndicatorFinder,
  about: { setting: string | null; hasIndicatorColumn: boolean; subject: string },
): { columns: ProposedColumn[]; found: Map<number, Suggestion[]> } {
  const found = new Map<number, Suggestion[]>();
  const columns = questionsIn(profiles).flatMap((question) => {
    const named = [question.topic, about.subject].find((topic) => topic !== '') ?? '';
    const suggestions = about.hasIndicatorColumn ? [] : finder.find(named, ['counts'], about.setting);
    const sure = certainty(suggestions);
    const best = sure === 'none' ? undefined : suggestions[0];
    for (const { profile } of question.options) found.set(profile.at, suggestions);
    const options = question.options.map(({ profile, answer }) =>
      ofOption(profile, question.top.includes(answer), question, about.hasIndicatorColumn, best, named, sure),
    );
    return [...options, ...totalsOf(question, profiles, rows)];
  });
  return { columns, found };
}

function ofOption(
  profile: Profile,
  counts: boolean,
  { top }: Question,
  rowSays: boolean,
  best: Suggestion | undefined,
  named: string,
  sure: MappingChoice['sure'] | 'none',
): ProposedColumn {
  const those = top.map((answer) => `“${answer}”`).join(' and ');
  if (!best && !rowSays)
    return proposedColumn(
      profile,
      { as: 'not used', why: 'How many gave one answer, but no indicator fits the question: choose one.' },
      'not used',
      `It is how many gave this answer. ${named === '' ? 'Nothing says what was asked' : `No indicator that is a share is like “${named.slice(0, 60)}”`}: choose an indicator for each answer, and which of them count.`,
      'ask',
    );
  const code = best?.indicator.code;
  return proposedColumn(
    profile,
    {
      as: 'figure',
      part: counts ? 'answered' : 'otherwise',
      indicators: code === undefined ? [] : [code],
      breakdown: '',
      context: null,
      periodInHeading: false,
    },
    counts
      ? `an answer that counts towards ${code ?? 'the measure named in the row'}`
      : `another answer, in the base of ${code ?? 'the measure named in the row'}`,
    `It is how many gave this answer. The share is ${those} out of all answers. ${best ? becauseOfWords(best) : ''}`.trim(),
    sure === 'likely' ? 'likely' : 'ask',
  );
}

/** What stands in the last line of a heading, without a sign that it is a count. */
const answerIn = (heading: string) =>
  (heading.split(' / ').at(-1) ?? '')
    .replace(/\s*[([](?:n|no\.?|number|count|f|freq(?:uency)?)[)\]]\s*$/i, '')
    .replace(/^(?:no\.?|number|count) (?:of |who )?(?:said )?/i, '')
    .trim();

function questionsIn(profiles: readonly Profile[]): Question[] {
  const topics = new Map<string, { topic: string; profiles: Profile[] }>();
  for (const profile of profiles) {
    if (profile.holds !== 'numbers' && !(profile.holds === 'mixed' && profile.kinds.number > 0)) continue;
    const topic = profile.heading.split(' / ').slice(0, -1).join(' / ');
    const its = topics.get(fold(topic)) ?? { topic, profiles: [] };
    topics.set(fold(topic), { topic, profiles: [...its.profiles, profile] });
  }
  return [...topics.values()].flatMap(({ topic, profiles: its }): Question[] => {
    const scale = scaleOfTexts(its.map(({ heading }) => answerIn(heading)));
    if (!scale) return [];
    const options = its
      .map((profile) => ({ profile, answer: answerIn(profile.heading) }))
      .filter(({ answer }) => scale.answers.includes(answer));
    return [{ topic, options, top: scale.top }];
  });
}

/** A column of the same question that adds its answers up in every row: checked against them. */
function totalsOf(
  { topic, options }: Question,
  profiles: readonly Profile[],
  rows: readonly (readonly string[])[],
): ProposedColumn[] {
  const parts = options.map(({ profile }) => profile);
  return profiles.flatMap((profile) => {
    const own = profile.heading.split(' / ').slice(0, -1).join(' / ');
    if (parts.includes(profile) || profile.holds !== 'numbers' || (own !== '' && fold(own) !== fold(topic)))
      return [];
    const number = (row: readonly string[], at: number) => Number((row[at] ?? '').replace(/,/g, '') || NaN);
    const seen = rows.filter((row) =>
      [profile, ...parts].every(({ at }) => Number.isFinite(number(row, at))),
    );
    const adds = seen.every(
      (row) => number(row, profile.at) === parts.reduce((sum, { at }) => sum + number(row, at), 0),
    );
    if (seen.length === 0 || !adds) return [];
    return [
      proposedColumn(
        profile,
        { as: 'total', of: parts.map(({ heading, nth }) => ({ heading, nth })) },
        'a total: checked against its parts, not imported',
        `It is the sum of the answers in ${seen.length === 1 ? 'the one row' : `all ${seen.length} rows`} where all are numbers.`,
        'sure',
      ),
    ];
  });
}

/** Answers down the rows, with their counts beside: a share needs all answers to a question in one row. */
export function answersDown(profiles: readonly Profile[]): ProposedColumn[] {
  const answers = profiles.find(
    (one) => one.kinds.text > 0 && one.texts.size > 2 && (scaleOf(one)?.top.length ?? 0) > 0 && named(one),
  );
  if (!answers) return [];
  const why =
    'One row for each answer: Waymark needs the answers side by side, with one row for each place and period.';
  return profiles
    .filter((one) => one === answers || one.holds === 'numbers' || one.holds === 'percentages')
    .map((one) =>
      proposedColumn(
        one,
        { as: 'not used', why },
        'not used',
        one === answers
          ? `Its cells are answers, such as “${[...one.texts.keys()][0] ?? ''}”, one in each row. A share needs all of them in one row: give each answer a column of its own, with one row for each place (in your spreadsheet copy the table, choose “Paste special” and “Transpose”), and send it again.`
          : `It counts the answers named in “${answers.heading.slice(0, 60)}”, one in each row.`,
        'ask',
      ),
    );
}

/** Answers in words: numbers down a column are figures. */
const named = (profile: Profile) => scaleOfTexts([...profile.texts.keys()]) !== null;
