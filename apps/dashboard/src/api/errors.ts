import { datesInWords } from '../parts/words';
import { type EndpointName, type ProblemDocument, SAVED_BEFORE } from '@waymark/contract';

/** One field and its sentence; `marked` where its words may lead to a person. */
export type FieldTrouble = ProblemDocument['errors'][number];

/** How something that was made already is changed into what was typed since: by which entry, under a name of its own. */
export interface OfMade {
  readonly endpoint: EndpointName;
  readonly body: unknown;
  readonly once: string;
  /** Its id; null where only the server can tell, because the answer was lost. */
  readonly made: number | null;
}

/** A change that reached nobody: enough to send it again, under the same name, when somebody answers. */
export interface Unsent {
  readonly endpoint: EndpointName;
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  /** By which the server knows it again. */
  readonly once: string;
  /** What it is should the thing be made already; null where nothing changes it any more. */
  readonly ofMade?: OfMade | null | undefined;
  /** Keys of marked words that were looked at and kept. */
  readonly keptWords: string;
}

/** Whatever went wrong, as one small thing with a sentence that can be shown as it is. */
export class Trouble extends Error {
  constructor(
    readonly kind: 'offline' | 'busy' | 'signed out' | 'refused' | 'missing' | 'fault',
    readonly sentence: string,
    /** For forms: field name and its sentence. */
    readonly fields: readonly FieldTrouble[] = [],
    readonly requestId: string | null = null,
    /** Somebody else changed it meanwhile: nothing was written, and theirs has to be looked at first. */
    readonly conflict = false,
    /** What was to be changed, where the server could not be asked: it may go out again by itself. */
    readonly unsent: Unsent | null = null,
    /** It was saved when it was sent before, and only the answer was lost. */
    readonly savedBefore = false,
    /** The id of what was made then. */
    readonly made: number | null = null,
  ) {
    super(sentence);
    this.name = 'Trouble';
  }

  /** The same trouble, with what it kept from being sent. */
  holding(unsent: Unsent): Trouble {
    const { kind, sentence, fields, requestId, conflict, savedBefore, made } = this;
    const told = kind === 'offline' ? NOT_DONE : sentence;
    return new Trouble(kind, told, fields, requestId, conflict, unsent, savedBefore, made);
  }
}

const OFFLINE =
  'Waymark cannot be reached just now. What you see stays readable, and nothing you entered is lost. Check that Waymark is running, then try again.';

/** For a change that is not sent by itself: done later, somebody should look at it first. */
export const NOT_DONE =
  'No answer came from Waymark, so as far as this device knows this was not done, and it is not tried again by itself. Once the connection is back, look whether it was done; if not, do it again.';

/** Turns any failure of a call into a Trouble. */
export async function troubleFrom(failure: Response | unknown): Promise<Trouble> {
  if (failure instanceof Trouble) return failure;
  if (!(failure instanceof Response)) return new Trouble('offline', OFFLINE);
  const problem = (await failure.json().catch(() => null)) as Partial<ProblemDocument> | null;
  const sentence =
    problem?.detail ?? `Waymark answered with an error (${failure.status}). Try again in a moment.`;
  return new Trouble(
    kindOf(failure.status),
    datesInWords(sentence),
    (problem?.errors ?? []).map((one) => ({ ...one, sentence: datesInWords(one.sentence) })),
    problem?.requestId ?? null,
    failure.status === 409 && problem?.title !== SAVED_BEFORE,
    null,
    failure.status === 409 && problem?.title === SAVED_BEFORE,
    problem?.made ?? null,
  );
}

/** Asked too fast, or nobody at work behind the address: what was sent is as good as before, and goes out again later. */
const NOT_NOW = [429, 502, 503, 504];

function kindOf(status: number): Trouble['kind'] {
  if (status === 401) return 'signed out';
  if (status === 404) return 'missing';
  if (NOT_NOW.includes(status)) return 'busy';
  return status >= 500 ? 'fault' : 'refused';
}

/** The sentence for one field of a form, where the refusal names it. */
export function fieldSentence(trouble: Trouble | null | undefined, field: string): string | undefined {
  return trouble?.fields.find((f) => f.field === field || f.field.startsWith(`${field}.`))?.sentence;
}
