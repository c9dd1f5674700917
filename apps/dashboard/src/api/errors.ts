import type { ProblemDocument } from '@waymark/contract';

/** One field and its sentence; `marked` where its words may lead to a person. */
export type FieldTrouble = ProblemDocument['errors'][number];

/** Whatever went wrong, as one small thing with a sentence that can be shown as it is. */
export class Trouble extends Error {
  constructor(
    readonly kind: 'offline' | 'signed out' | 'refused' | 'missing' | 'fault',
    readonly sentence: string,
    /** For forms: field name and its sentence. */
    readonly fields: readonly FieldTrouble[] = [],
    readonly requestId: string | null = null,
    /** Somebody else changed it meanwhile: nothing was written, and theirs has to be looked at first. */
    readonly conflict = false,
  ) {
    super(sentence);
    this.name = 'Trouble';
  }
}

const OFFLINE =
  'Waymark cannot be reached just now. What you see stays readable, and nothing you entered is lost. Check that Waymark is running, then try again.';

/** Turns any failure of a call into a Trouble. */
export async function troubleFrom(failure: Response | unknown): Promise<Trouble> {
  if (failure instanceof Trouble) return failure;
  if (!(failure instanceof Response)) return new Trouble('offline', OFFLINE);
  const problem = (await failure.json().catch(() => null)) as Partial<ProblemDocument> | null;
  const sentence =
    problem?.detail ?? `Waymark answered with an error (${failure.status}). Try again in a moment.`;
  return new Trouble(
    kindOf(failure.status),
    sentence,
    problem?.errors ?? [],
    problem?.requestId ?? null,
    failure.status === 409,
  );
}

function kindOf(status: number): Trouble['kind'] {
  if (status === 401) return 'signed out';
  if (status === 404) return 'missing';
  // asked too fast, or out of order: what was sent is as good as before, and goes out again later
  return status >= 500 || status === 429 ? 'fault' : 'refused';
}

/** The sentence for one field of a form, where the refusal names it. */
export function fieldSentence(trouble: Trouble | null | undefined, field: string): string | undefined {
  return trouble?.fields.find((f) => f.field === field || f.field.startsWith(`${field}.`))?.sentence;
}
