import { dayWords, monthWords } from '@waymark/charts/words';
import type { Context, Indicator, Level, NewLink, NewResponse } from '@waymark/contract';

export { dayWords, monthWords };

/** Words for coded values, said the same way on every page. */
export const LEVELS: readonly { readonly value: Level; readonly label: string; readonly words: string }[] = [
  {
    value: 'peer',
    label: 'Peer group',
    words: 'Young people who spend time together: a size, an age band, a setting. Never a list of people.',
  },
  {
    value: 'location',
    label: 'Location',
    words: 'A park, an estate, a shop, a station, a school: somewhere one can stand.',
  },
  {
    value: 'community',
    label: 'Community',
    words: 'The people of an area: residents, businesses, young people together.',
  },
  {
    value: 'partnership',
    label: 'Partnership',
    words: 'The organisations themselves: how they plan, decide and share.',
  },
  {
    value: 'individual',
    label: 'Individual',
    words: 'Young people supported one by one, counted together under a code. No names.',
  },
];
export const levelLabel = (level: Level): string => LEVELS.find((l) => l.value === level)?.label ?? level;

export const LINK_WORDS: Record<
  NewLink['type'],
  { readonly out: string; readonly in: string; readonly words: string }
> = {
  within: { out: 'is within', in: 'holds', words: 'It lies inside the other one.' },
  'spends time at': {
    out: 'spends time at',
    in: 'is where time is spent by',
    words: 'A peer group and a place it uses.',
  },
  attends: { out: 'attends', in: 'is attended by', words: 'A peer group and its school.' },
  became: {
    out: 'became',
    in: 'came from',
    words: 'Redeveloped, split, merged or dissolved into the other one.',
  },
  'next to': {
    out: 'is next to',
    in: 'is next to',
    words: 'Close enough for trouble, or young people, to move between them.',
  },
};

export const ORIENTATION_WORDS: Record<
  NewResponse['orientation'],
  { readonly label: string; readonly words: string }
> = {
  ecological: { label: 'Changes the context', words: 'Acts on the place, the group, the adults, the rules.' },
  behaviour_based: {
    label: 'Changes young people’s behaviour',
    words: 'Asks the young people to act, think or choose differently.',
  },
  both: { label: 'Both', words: 'Does one and the other, on purpose.' },
};

export const APPROACH_WORDS: Record<
  NonNullable<NewResponse['approach']>,
  { readonly label: string; readonly words: string }
> = {
  guardianship: { label: 'Guardianship', words: 'Someone is there who cares for the young people in it.' },
  surveillance: { label: 'Surveillance', words: 'Someone watches the young people in it: cameras, patrols.' },
  dispersal: { label: 'Dispersal', words: 'Young people are moved on from it.' },
};

export const DIRECTION_WORDS: Record<Indicator['direction'], string> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  none: 'Neither better nor worse: “higher” or “lower” only',
};

export const ROLE_WORDS: Record<Indicator['role'], string> = {
  headline: 'Headline',
  supporting: 'Supporting',
  context_only: 'Context only: grey, never alone',
  effort: 'Effort: activity, never an outcome',
  off_by_default: 'Off by default',
};

export const INDICATOR_ORIENTATION_WORDS: Record<Indicator['orientation'], string> = {
  ecological: 'the context itself',
  experience: 'how young people experience it',
  behaviour_based: 'young people’s behaviour',
};

export const SIDE_WORDS: Record<string, string> = {
  needs: 'What young people need',
  guardianship: 'Guardianship',
  environment: 'The environment',
  system: 'The system around it',
};

/** Settings a context of a level can have; the first is taken unless another is chosen. */
export const SETTINGS: Record<Level, readonly Context['setting'][]> = {
  peer: ['peer group'],
  location: ['neighbourhood', 'school'],
  community: ['community'],
  partnership: ['partnership'],
  individual: ['any'],
};

/** Team pages may show the name the team uses; where there is none, the public one. */
export const teamName = (context: Pick<Context, 'pseudonym' | 'privateName'>): string =>
  context.privateName || context.pseudonym;

/** A sentence of the server with its days in words; what is no day, or part of a name or a moment, stays. */
export const datesInWords = (sentence: string): string =>
  sentence.replace(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-]|\.\w)/g, (day) => {
    const known = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(known.getTime()) && known.toISOString().startsWith(day) ? dayWords(day) : day;
  });

export function periodWords({ start, end }: { readonly start: string; readonly end: string }): string {
  return start === end ? dayWords(start) : `${dayWords(start)} to ${dayWords(end)}`;
}

/** 22 November 2026, 14:05, on this device's clock. */
export const momentWords = (instant: string): string =>
  new Date(instant).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });

/** What kind of figures a drawing holds, wherever it goes. */
export const FOOTING = {
  team: 'Team figures: exact counts',
  external: 'As released: counts rounded, small ones withheld',
} as const;
