import type { MappingChoice } from '@waymark/contract';
import { usualMeaning } from './cells';
import type { Profile } from './column-profile';
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

export interface Scale {
  readonly points: Record<string, number>;
  readonly low: number;
  readonly high: number;
  /** Texts of the better half. */
  readonly top: readonly string[];
  readonly because: string;
  readonly sure: MappingChoice['sure'];
}

/** A scale of which these texts are levels, two or more of them, each another one; null where they are not. */
export function scaleOfTexts(
  texts: readonly string[],
): { name: string; top: readonly string[]; answers: readonly string[] } | null {
  for (const [name, words] of SCALES) {
    const at = (text: string) => words.findIndex((level) => level.includes(fold(text)));
    const answers = texts.filter((text) => at(text) >= 0);
    const levels = new Set(answers.map(at));
    if (levels.size < 2 || levels.size < answers.length) continue;
    const middle = (words.length - 1) / 2;
    // a scale has two ends: agree and neither alone say nothing of those who did not
    if (![...levels].some((level) => level < middle) || ![...levels].some((level) => level > middle))
      continue;
    return { name, answers, top: answers.filter((text) => at(text) > middle) };
  }
  return null;
}

/** The scale of a column of answers; null where they are no answers on a scale. */
export function scaleOf(profile: Profile): Scale | null {
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
