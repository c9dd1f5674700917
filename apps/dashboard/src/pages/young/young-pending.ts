import { submissionCode, type YoungSubmission, youngSubmission } from '@waymark/contract';

/**
 * What could not be sent because there was no signal. It stays on this phone, and only until it is sent or thrown away: then
 * nothing of it is left. Nothing is kept while somebody is still answering.
 */
const key = (surveyId: number): string => `waymark-ours-${surveyId}`;

export function pendingOf(surveyId: number): YoungSubmission | null {
  try {
    const found = youngSubmission.safeParse(JSON.parse(localStorage.getItem(key(surveyId)) ?? 'null'));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}

/** False where this browser keeps nothing. */
export function keepPending(sent: YoungSubmission): boolean {
  try {
    localStorage.setItem(key(sent.surveyId), JSON.stringify(sent));
    return true;
  } catch {
    return false;
  }
}

export function wipePending(surveyId: number): void {
  try {
    localStorage.removeItem(key(surveyId));
  } catch {
    // where nothing can be kept, nothing is there
  }
}

/** No i, l and o, no 0 and 1: it is written down by hand. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 12;
/** The largest multiple of the number of signs that fits in a byte: what lies above would favour the first ones. */
const FAIR = Math.floor(256 / SIGNS.length) * SIGNS.length;

/** The code of one sending, made up on this device. */
export function newCode(): string {
  let code = '';
  while (code.length < LENGTH)
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH)))
      if (byte < FAIR && code.length < LENGTH) code += SIGNS[byte % SIGNS.length];
  return code;
}

/** As it is shown: in three parts. */
export const codeWords = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** As somebody types it again, with or without the strokes; null where it is no code. */
export function typedCode(text: string): string | null {
  const code = submissionCode.safeParse(text.toLowerCase().replace(/[^a-z0-9]/g, ''));
  return code.success ? code.data : null;
}
