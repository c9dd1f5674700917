import { randomBytes } from 'node:crypto';
import type { Voice, VoiceAudience } from '@waymark/contract';
import { repeats, type Traces, tracesOf } from '@waymark/outcomes';
import type { VoiceEntity, YoungLetterEntity } from './voice.entity';

/** Words for whom: readers of reports and editions, or whoever opens a page without an account. */
export type Readers = 'reports' | 'public';

const reads: Readonly<Record<VoiceAudience, readonly Readers[]>> = {
  team: [],
  reports: ['reports'],
  public: ['reports', 'public'],
};

/** Whether these words may stand before these readers today. */
export const mayStand = (
  { state, audience, expires }: Pick<VoiceEntity, 'state' | 'audience' | 'expires'>,
  readers: Readers,
  today: string,
): boolean =>
  state === 'may be quoted' && today <= expires && reads[audience as VoiceAudience].includes(readers);

interface Kept extends Traces {
  readonly salt: string;
}

/** What is left of words that are gone, so that a copy of them is known where it was quoted. It cannot be read. */
export function tracesLeft(words: string): string {
  const salt = randomBytes(16).toString('hex');
  const kept: Kept = { ...tracesOf(words, salt), salt };
  return JSON.stringify(kept);
}

/** Whether a text repeats somebody's words, which are there or gone. */
export function standsIn(text: string, { words, traces }: { words: string; traces?: string }): boolean {
  if (words !== '') return repeats(text, tracesOf(words, ''), '');
  if (!traces) return false;
  const kept = JSON.parse(traces) as Kept;
  return repeats(text, kept, kept.salt);
}

export const letterAnswer = (row: YoungLetterEntity, today: string): Voice => ({
  key: `letter-${row.id}`,
  contextId: row.contextId,
  who: 'young person',
  words: row.words,
  audience: row.audience as VoiceAudience,
  from: 'young people’s page',
  state: 'waiting',
  // a round that goes on ends in the future
  heardOn: row.end < today ? row.end : today,
  expires: row.keepUntil,
  reason: '',
  decidedBy: '',
});

export function voiceAnswer(row: VoiceEntity, today: string): Voice {
  const over = row.state === 'removed' || row.state === 'withdrawn';
  return {
    key: `voice-${row.id}`,
    contextId: row.contextId,
    who: row.who as Voice['who'],
    words: row.words,
    audience: row.audience as VoiceAudience,
    from: row.came === 'page' ? 'young people’s page' : 'told to the team',
    state: !over && today > row.expires ? 'expired' : row.state,
    heardOn: row.heardOn,
    expires: row.expires,
    reason: row.reason,
    decidedBy: row.decidedBy,
  };
}
