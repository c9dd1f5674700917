import type { ColumnRule, MappingChoice } from '@waymark/contract';
import { usualMeaning } from './cells';
import { isIdColumn, type Profile } from './column-profile';
import { becauseOfWords, certainty, type IndicatorFinder, type Suggestion } from './indicator-words';
import { columnWords, type ProposedColumn } from './propose-figures';
import { fold } from './text';

/** Answers in words, from least to most. The first word list that holds all answers of a column is its scale. */
const SCALES: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  [
    'agree',
    [
      ['strongly disagree', 'disagree strongly', 'completely disagree'],
      ['disagree', 'tend to disagree', 'slightly disagree'],
      ['neither agree nor disagree', 'neither', 'neutral', 'not sure', 'undecided'],
      ['agree', 'tend to agree', 'slightly agree'],
      ['strongly agree', 'agree strongly', 'completely agree'],
    ],
  ],
  [
    'safe',
    [
      ['very unsafe', 'not at all safe', 'not safe at all'],
      ['a bit unsafe', 'fairly unsafe', 'unsafe', 'not very safe', 'quite unsafe'],
      ['neither safe nor unsafe', 'neither', 'ok', 'in the middle'],
      ['fairly safe', 'safe', 'quite safe', 'a bit safe'],
      ['very safe'],
    ],
  ],
  ['yes and no', [['no'], ['not sure', 'maybe', 'partly', 'sometimes', 'sort of'], ['yes']]],
  [
    'how often',
    [
      ['never'],
      ['rarely', 'hardly ever', 'seldom'],
      ['sometimes', 'occasionally'],
      ['often', 'usually', 'most of the time'],
      ['always', 'all the time'],
    ],
  ],
  [
    'how much',
    [
      ['not at all'],
      ['a little', 'not much', 'slightly'],
      ['somewhat', 'moderately', 'a bit'],
      ['quite a lot', 'a lot', 'mostly', 'very much'],
      ['completely', 'extremely'],
    ],
  ],
  [
    'how strong',
    [
      ['not at all strong', 'not at all strongly'],
      ['not very strong', 'not very strongly'],
      ['fairly strong', 'fairly strongly'],
      ['very strong', 'very strongly'],
    ],
  ],
  [
    'how good',
    [
      ['very poor', 'very bad', 'terrible'],
      ['poor', 'bad'],
      ['ok', 'average', 'fair', 'neither'],
      ['good'],
      ['very good', 'great', 'excellent'],
    ],
  ],
  [
    'true',
    [
      ['false', 'not true'],
      ['somewhat true', 'partly true'],
      ['true', 'certainly true'],
    ],
  ],
];

interface Scale {
  readonly points: Record<string, number>;
  readonly low: number;
  readonly high: number;
  /** Texts of the better half. */
  readonly top: readonly string[];
  readonly because: string;
  readonly sure: MappingChoice['sure'];
}

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
        made(
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
        made(
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

const isRespondent = ({ heading, holds }: Profile) =>
  holds !== 'nothing' &&
  holds !== 'free text' &&
  /\b(respondent|participant|young person'?s?|yp|member|unique|personal)[ _]?(code|id|ref|number|identifier)\b|^code ?name$|^(my|your) code\b/i.test(
    heading,
  );

type Role = ColumnRule extends infer R ? (R extends ColumnRule ? Omit<R, 'heading' | 'nth'> : never) : never;

function made(
  profile: Profile,
  role: Role,
  chose: string,
  because: string,
  sure: MappingChoice['sure'],
): ProposedColumn {
  const { at, heading, nth } = profile;
  return {
    at,
    rule: { heading, nth, ...role } as ColumnRule,
    choice: { what: columnWords(profile), chose, because, sure },
  };
}

const notUsed = (profile: Profile, why: string, because: string, sure: MappingChoice['sure'] = 'sure') =>
  made(profile, { as: 'not used', why: why.slice(0, 200) }, 'not used', because, sure);

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
  const rule: Role = {
    as: 'answer',
    indicator: best.indicator.code,
    breakdown: '',
    points: scale.points,
    score: isMean ? { is: 'mean', low: scale.low, high: scale.high } : { is: 'share', of: [...scale.top] },
  };
  const chose = isMean
    ? `${best.indicator.code}: the mean of the answers, ${scale.low} to ${scale.high}`
    : `${best.indicator.code}: the share who answered ${listed(scale.top)}`;
  return made(
    profile,
    rule,
    chose,
    `${scale.because} ${becauseOfWords(best)}`,
    scale.sure === 'ask' || sure === 'ask' ? 'ask' : 'likely',
  );
}

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

/** The scale of a column of answers; null where they are no answers on a scale. */
function scaleOf(profile: Profile): Scale | null {
  const answers = [...profile.texts.keys()].filter(
    (text) => usualMeaning(text) === null || /^(not sure|don'?t know|no)$/i.test(text),
  );
  const numbers = answers
    .flatMap((text) => /^(\d{1,2})(?:\.0+)?(?:\s*[-–:=(.].*)?$/.exec(text)?.[1] ?? [])
    .map(Number);
  if (numbers.length > 0 && numbers.length >= answers.length * (SAID_SCALE.test(profile.heading) ? 0.5 : 0.8))
    return numberScale(profile, numbers, answers);
  const real = [...profile.texts.keys()].filter(
    (text) =>
      !['left out', 'not applicable'].includes(usualMeaning(text) ?? '') &&
      !/^(prefer|rather) not/i.test(text),
  );
  for (const [name, words] of SCALES) {
    const at = (text: string) => words.findIndex((level) => level.includes(fold(text)));
    const known = real.filter((text) => at(text) >= 0);
    if (known.length < 2 || known.length < real.length * 0.8) continue;
    if (name !== 'yes and no' && known.length < 2) continue;
    // all usual words are valid, so that an answer nobody gave this time is one next time
    const middle = (words.length - 1) / 2;
    const points: Record<string, number> = {};
    words.forEach((level, i) => {
      const seen = known.filter((text) => at(text) === i);
      for (const text of seen.length > 0 ? seen : [level[0] ?? '']) points[text] = i + 1;
    });
    const top = Object.entries(points)
      .filter(([, value]) => value - 1 > middle)
      .map(([text]) => text);
    return {
      points,
      low: 1,
      high: words.length,
      top,
      because: `Its answers are words of one scale: ${known.slice(0, 5).join(', ')}.`,
      sure: 'likely',
    };
  }
  return null;
}

/** (0-4), 1 to 5, 0 = never to 4 = always. */
const SAID_SCALE = /\b(\d{1,2})\s*(?:-|–|to|=[^\d]{1,40}?(?:to|,|;|-|–)?\s*)\s*(\d{1,2})\b/;

function numberScale(
  { heading }: Profile,
  numbers: readonly number[],
  answers: readonly string[],
): Scale | null {
  const least = Math.min(...numbers);
  const most = Math.max(...numbers);
  if (most > 10) return null;
  const said = SAID_SCALE.exec(heading);
  const [low, high] =
    said &&
    Number(said[1]) < Number(said[2]) &&
    Number(said[2]) <= 10 &&
    Number(said[1]) <= least &&
    Number(said[2]) >= most
      ? [Number(said[1]), Number(said[2])]
      : [least === 0 ? 0 : 1, most <= 4 && least === 0 ? 4 : most <= 5 ? 5 : 10];
  const points: Record<string, number> = {};
  for (let value = low; value <= high; value++) points[String(value)] = value;
  const middle = (low + high) / 2;
  const top = Object.keys(points).filter((text) => Number(text) > middle);
  return {
    points,
    low,
    high,
    top,
    because: said
      ? `Its heading names a scale from ${low} to ${high}, and its answers are ${[...new Set(answers)].slice(0, 6).join(', ')}.`
      : `Its answers are ${[...new Set(numbers)].sort((a, b) => a - b).join(', ')}: taken as a scale from ${low} to ${high}, the higher the better. Check both.`,
    sure: said ? 'likely' : 'ask',
  };
}
