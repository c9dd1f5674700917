import type { MappingChoice } from '@waymark/contract';
import { type Scale, scaleOf } from './answer-scales';
import { isIdColumn, type Profile } from './column-profile';
import { becauseOfWords, certainty, type IndicatorFinder, type Suggestion } from './indicator-words';
import { proposedColumn, type ProposedColumn, type Role } from './proposed-column';
import { fold, stems } from './text';

/** What the columns of a table with one row for each submission are. */
export function proposeAnswers(
  profiles: readonly Profile[],
  finder: IndicatorFinder,
  setting: string | null,
): { columns: ProposedColumn[]; found: Map<number, Suggestion[]> } {
  const found = new Map<number, Suggestion[]>();
  const columns: ProposedColumn[] = [];
  const ids = profiles.filter(isIdColumn);
  const id = [...ids].sort((a, b) => idRank(a) - idRank(b))[0];
  for (const profile of profiles) {
    if (profile === id) {
      columns.push(
        proposedColumn(
          profile,
          { as: 'submission' },
          'the id of a submission',
          `${profile.texts.size} of its ${profile.filled} texts are different: a second export is told from new answers by it.`,
          'sure',
        ),
      );
      continue;
    }
    if (isRespondent(profile)) {
      columns.push(
        proposedColumn(
          profile,
          { as: 'respondent' },
          'the code a respondent keeps',
          'Its heading says so. It serves to pair the answers of one person over time, and is seen by the team only.',
          'likely',
        ),
      );
      continue;
    }
    columns.push(ofQuestion(profile, profiles, finder, setting, found));
  }
  return { columns, found };
}

const idRank = ({ heading }: Profile) =>
  ['_id', 'id', 'response id', 'submission id', 'responseid', 'respondent id', '_uuid'].indexOf(
    heading.trim().toLowerCase(),
  ) + 1 || 9;

const isRespondent = ({ heading, holds, meanLength }: Profile) =>
  holds !== 'nothing' &&
  // a code is short, however many there are
  (holds !== 'free text' || meanLength <= 12) &&
  /\b(respondent|participant|young person'?s?|yp|member|unique|personal)[ _]?(code|id|ref|number|identifier)\b|^code ?name$|^(my|your) code\b/i.test(
    heading,
  );

const notUsed = (profile: Profile, why: string, because: string, sure: MappingChoice['sure'] = 'sure') =>
  proposedColumn(profile, { as: 'not used', why: why.slice(0, 200) }, 'not used', because, sure);

function ofQuestion(
  profile: Profile,
  all: readonly Profile[],
  finder: IndicatorFinder,
  setting: string | null,
  found: Map<number, Suggestion[]>,
): ProposedColumn {
  const { heading, holds } = profile;
  if (holds === 'nothing') return notUsed(profile, 'Empty.', 'No cell of the column is filled.');
  if (
    /^_|^(start|end|today|deviceid|username|simserial|meta|formhub|__version__|ip ?address|email|e-mail|name|first name|last name|phone|user|status|progress|finished|duration|collector)/i.test(
      heading.trim(),
    )
  )
    return notUsed(
      profile,
      'Added by the form tool, or about the person: not needed.',
      /email|name|phone/i.test(heading)
        ? 'Waymark keeps no names and no addresses of people.'
        : 'It is no question that anybody was asked.',
    );
  if (holds === 'ids')
    return notUsed(profile, 'Another id.', 'Every row has its own text; one id is enough.');
  if (holds === 'dates')
    return notUsed(profile, 'A date that is not needed.', 'Another column says when the answer was given.');
  const parent = all.find(
    (one) =>
      one !== profile &&
      one.heading !== '' &&
      (heading.startsWith(`${one.heading}/`) ||
        heading.startsWith(`${one.heading} / `) ||
        heading.startsWith(`${one.heading} [`)),
  );
  const isTick = [...profile.texts.keys()].every((text) =>
    /^(0|1|true|false|yes|no|x|✓|checked|unchecked)$/i.test(text),
  );
  if (parent && isTick) {
    const options = finder.find(
      `${parent.heading} ${heading.slice(parent.heading.length)}`,
      ['counts'],
      setting,
    );
    found.set(profile.at, options);
    return notUsed(
      profile,
      'One option of a question with several answers: choose an indicator to count those who ticked it.',
      `It holds ticks (${[...profile.texts.keys()].slice(0, 3).join(', ')}) for one option of “${parent.heading.slice(0, 60)}”.`,
      'likely',
    );
  }
  if (
    all.some(
      (one) =>
        one !== profile &&
        heading !== '' &&
        (one.heading.startsWith(`${heading}/`) || one.heading.startsWith(`${heading} / `)),
    )
  )
    return notUsed(
      profile,
      'Several answers in one cell; each option has a column of its own.',
      'The columns beside it repeat its heading, one for each option.',
    );
  const option = heading.split(' / ').at(-1) ?? '';
  if (
    option !== heading &&
    profile.texts.size === 1 &&
    [...profile.texts.keys()].every((text) => fold(text) === fold(option))
  )
    return notUsed(
      profile,
      'One option of a question with several answers: choose an indicator to count those who ticked it.',
      `It holds “${option}” where that was ticked, and nothing else.`,
      'likely',
    );
  if (/tick all|select all|choose all|check all|all that apply|pick all/i.test(heading) || isSeveral(profile))
    return notUsed(
      profile,
      'Several answers in one cell: a share cannot be counted from it as it is.',
      'Its cells hold several answers with commas or semicolons between.',
      'likely',
    );
  const scale = scaleOf(profile);
  if (!scale)
    return holds === 'numbers'
      ? notUsed(
          profile,
          'Numbers that are no scale: choose what they are, or leave them out.',
          'The numbers are too many, or too large, to be answers on a scale.',
          'ask',
        )
      : notUsed(
          profile,
          'Free text: people’s own words are never imported.',
          `${profile.texts.size} different texts, ${Math.round(profile.meanLength)} letters on average. Words can name people; keep them where they were written.`,
        );
  const suggestions = finder.find(heading, ['counts', 'moments'], setting);
  found.set(profile.at, suggestions);
  const best = suggestions[0];
  const sure = certainty(suggestions);
  if (!best || sure === 'none')
    return notUsed(
      profile,
      'Answers on a scale, but no indicator of the framework fits the words: choose one.',
      `${scale.because} No indicator shares enough words with the question.`,
      'ask',
    );
  const isMean = best.indicator.aggregation === 'moments';
  const isReversed = isMean && closestItem(heading, best)?.reversed === true;
  const points = isReversed ? turned(scale) : scale.points;
  const rule: Role = {
    as: 'answer',
    indicator: best.indicator.code,
    breakdown: '',
    points,
    score: isMean ? { is: 'mean', low: scale.low, high: scale.high } : { is: 'share', of: [...scale.top] },
  };
  const chose = isMean
    ? `${best.indicator.code}: the mean of the answers, ${scale.low} to ${scale.high}`
    : `${best.indicator.code}: the share who answered ${listed(scale.top)}`;
  return proposedColumn(
    profile,
    rule,
    chose,
    `${scale.because} ${becauseOfWords(best)}${isReversed ? ' The question is put the other way round there, so agreeing counts little.' : ''}`,
    scale.sure === 'ask' || sure === 'ask' ? 'ask' : 'likely',
  );
}

/** The question of the indicator that shares most words with a heading. */
function closestItem(heading: string, { indicator }: Suggestion) {
  const wanted = new Set(stems(heading));
  const rated = indicator.items.map((item) => ({
    item,
    shared: stems(item.text).filter((word) => wanted.has(word)).length,
  }));
  return rated.sort((a, b) => b.shared - a.shared)[0]?.item;
}

const turned = ({ points, low, high }: Scale) =>
  Object.fromEntries(Object.entries(points).map(([text, value]) => [text, low + high - value]));

const listed = (texts: readonly string[]) =>
  texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1) ?? ''}`;

function isSeveral({ texts, filled }: Profile): boolean {
  const several = [...texts].filter(
    ([text]) => /[^\d\s],\s*\p{L}|;\s?\p{L}/u.test(text) && text.length < 200,
  );
  const pieces = new Set(several.flatMap(([text]) => text.split(/[,;]\s*/).map(fold)));
  const alone = [...texts.keys()].filter((text) => pieces.has(fold(text)));
  return (
    several.length > 0 &&
    (alone.length > 0 || pieces.size < several.length * 2) &&
    filled > 1 &&
    pieces.size <= 30
  );
}
