import type { ActionTag, GuideName, PlanGoal, PlanPage, Target } from '@waymark/contract';
import { APPROACH_WORDS, dayWords, ORIENTATION_WORDS, periodWords } from '../../parts/words';

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The guide that fits a context; a reader may still take another. */
export const guideFor = (setting: string): GuideName =>
  setting === 'peer group' ? 'peer group' : setting === 'school' ? 'school' : 'neighbourhood';

export const LIFE_WORDS: Record<PlanPage['life'][number]['kind'], string> = {
  opened: 'opened',
  assessed: 'assessed',
  meeting: 'meeting',
  review: 'review',
  changed: 'changed',
  became: 'became',
  response: 'response',
  closed: 'closed',
};

export const STATE_WORDS: Record<PlanGoal['state'], string> = {
  open: 'Open',
  reached: 'Reached',
  'set aside': 'Set aside',
};

export const tagWords = ({ orientation, approach }: ActionTag): string =>
  [ORIENTATION_WORDS[orientation].label, approach && APPROACH_WORDS[approach].label.toLowerCase()]
    .filter(Boolean)
    .join(', ');

export const targetWords = ({ at, value, period }: Target, funder: string): string =>
  `${capital(at)} ${value} for ${periodWords(period)}, ${funder}`;

export const dueWords = (date: string | null): string => (date === null ? '' : dayWords(date));

/** Holding, watch, drifted: the state of a plan's aim in a word or two. */
export const DRIFT_WORDS: Record<PlanPage['drift']['state'], string> = {
  holding: 'Holds to the context',
  watch: 'Watch',
  drifted: 'Drifted',
  'began behaviour-based': 'Began with behaviour',
  'too early': 'Too early to say',
};
