import { z } from 'zod';
import { freeText } from '../free-text';
import { isoDate } from './period';

const id = z.int().positive();
const words = (max: number) => z.string().trim().max(max, `Keep it under ${max} characters.`);

/** Who may read somebody's words: the team; readers of reports and editions; or anybody. Each holds the ones before it. */
export const voiceAudience = z.enum(['team', 'reports', 'public']);
export type VoiceAudience = z.infer<typeof voiceAudience>;

/** A part people have in a place. Never a name. */
export const voiceWho = z.enum(['young person', 'resident', 'parent or carer', 'worker in the place']);

/** `waiting`: sent through the young people's page, and read by nobody outside the team before somebody of the team decides. */
export const voiceState = z.enum([
  'waiting',
  'may be quoted',
  'team only',
  'expired',
  'removed',
  'withdrawn',
]);
export type VoiceState = z.infer<typeof voiceState>;

/** Words of young people or residents. Removed and withdrawn ones have none left. */
export const voice = z.strictObject({
  /** A letter that waits has a number of its own: `letter-3`, or `voice-12`. */
  key: z.string(),
  contextId: id,
  who: voiceWho,
  words: z.string(),
  /** Who the speaker said may read it: nobody can widen that. */
  audience: voiceAudience,
  from: z.enum(['young people’s page', 'told to the team']),
  state: voiceState,
  heardOn: isoDate,
  expires: isoDate,
  /** Why it was removed. */
  reason: z.string(),
  decidedBy: z.string(),
});
export type Voice = z.infer<typeof voice>;

export const voiceKey = z.string().regex(/^(letter|voice)-\d{1,10}$/, 'There are no such words here.');

/** Words told to somebody of the team, who asked who may read them. */
export const newVoice = z.strictObject({
  who: voiceWho,
  words: freeText(words(600).min(3, 'Write down what was said.')),
  audience: voiceAudience,
  heardOn: isoDate,
  expires: isoDate,
});
export type NewVoice = z.infer<typeof newVoice>;

export const voiceDecision = z
  .strictObject({
    decision: z.enum(['may be quoted', 'team only', 'removed', 'withdrawn']),
    reason: freeText(words(300)).default(''),
  })
  .refine(({ decision, reason }) => decision !== 'removed' || reason.length >= 3, {
    message: 'Say why these words are removed: it stays when they are gone.',
    path: ['reason'],
  });
export type VoiceDecision = z.infer<typeof voiceDecision>;
