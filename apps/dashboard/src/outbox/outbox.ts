import {
  checkedText,
  endpoints,
  type EndpointName,
  type NewAnswers,
  newAnswers,
  type NewObservation,
  newObservation,
} from '@waymark/contract';
import { z } from 'zod';
import { Trouble, type Unsent } from '../api/errors';
import { forget, keep, kept, keptKey, keptKeys, makingKey } from './kept';

const refusal = z.strictObject({
  sentence: z.string(),
  /** Somebody else was quicker: theirs has to be looked at first. */
  conflict: z.boolean().default(false),
  fields: z.array(
    z.strictObject({ field: z.string(), sentence: z.string(), marked: checkedText.optional() }),
  ),
});

const endpointName = z.enum(Object.keys(endpoints) as [EndpointName, ...EndpointName[]]);

const heldChange = z.strictObject({
  endpoint: endpointName,
  // a part that the call has not is lost when this is written down
  params: z.unknown().optional(),
  query: z.unknown().optional(),
  body: z.unknown().optional(),
  once: z.uuid(),
  /** How it changes what was made already, should it be; null where nothing changes that. */
  ofMade: z
    .strictObject({
      endpoint: endpointName,
      body: z.unknown(),
      once: z.uuid(),
      made: z.int().nullable(),
    })
    .nullish(),
  keptWords: z.string(),
  page: z.string(),
  /** When the draft it was made from was kept: a later one holds more than was sent. */
  asOf: z.string().nullable().default(null),
});

/**
 * A round, the answers of one person, or whatever a form changes, on its way: everything needed to send it, and to put it back into its form should it be
 * refused.
 */
const held = z.strictObject({
  batch: z.string(),
  /** The form that made it, such as `round:12`. */
  form: z.string(),
  label: z.string(),
  /** Of figures and answers. */
  contextId: z.int().nullable(),
  observations: z.array(newObservation),
  /** Where answers are sent and not figures: with the same batch id as this entry. */
  answers: newAnswers.nullable().default(null),
  /** What any other form changes: the call as it was first tried, and the page the form is on. */
  change: heldChange.nullable().default(null),
  /** The form as it was typed. */
  draft: z.unknown(),
  refusal: refusal.nullable(),
});
export type Held = z.infer<typeof held> & {
  readonly at: string;
  /** False where this browser would not keep it: then it lives as long as its page does, and the page says so. */
  readonly safe: boolean;
};
export type NewHeld = Pick<Held, 'form' | 'label' | 'observations' | 'draft'> & {
  readonly contextId: number;
  readonly answers?: Omit<NewAnswers, 'batch'>;
};
/** A change that could not be sent when its form was. `form` is the key its draft is kept under. */
export interface NewChange {
  readonly form: string;
  readonly label: string;
  readonly page: string;
  readonly unsent: Unsent;
  readonly asOf: string | null;
}

/** By which a change is known while it waits: what follows a first attempt is another change than that. */
export const batchOf = ({ once, ofMade }: Unsent): string => ofMade?.once ?? once;

export interface Saved {
  readonly batch: string;
  readonly form: string;
  readonly contextId: number | null;
  readonly label: string;
  readonly at: string;
  readonly created: number;
  readonly unchanged: number;
  /** Of a change or of answers: what the server answered; null where only the answer was lost the first time. */
  readonly answer: unknown;
}

export interface OutboxState {
  readonly held: readonly Held[];
  /** Saved on the server since this page was opened, latest first. */
  readonly saved: readonly Saved[];
  readonly sending: string | null;
  /** Why the last attempt did not get through, where it did not. */
  readonly waiting: string | null;
}

type Answer = { readonly created: number; readonly unchanged: number };

export interface Line {
  /** Rejects with a Trouble. */
  send(batch: string, observations: readonly NewObservation[]): Promise<Answer>;
  /** Rejects with a Trouble. */
  sendAnswers(contextId: number, answers: NewAnswers): Promise<Answer>;
  /** Rejects with a Trouble. */
  sendChange(change: Unsent): Promise<unknown>;
  /** The scope of the database that answers just now. Rejects with a Trouble. */
  scope(): Promise<string>;
}

const refusalOf = ({ sentence, conflict, fields }: Trouble): NonNullable<Held['refusal']> => ({
  sentence,
  conflict,
  fields: [...fields],
});

/** Parts that the call had: a part it had not is not sent as nothing. */
function given(parts: Pick<Unsent, 'params' | 'query' | 'body'>): Partial<typeof parts> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part != null));
}

/** A fault of the server would meet a change again each time it is sent; figures are sent again, as they may have met another's. */
function isFinal({ kind }: Trouble, { change }: Held): boolean {
  return kind === 'refused' || kind === 'missing' || (kind === 'fault' && change !== null);
}

const PAUSES = [5_000, 15_000, 30_000, 60_000] as const;
const OTHER_DATABASE =
  'Another database answers at this address just now, so nothing was sent. It is sent when yours is open again.';

/**
 * Rounds that were sent off and have not yet arrived. Each is kept in this browser before the first attempt and until the
 * server has answered; it is sent again with the same batch id, which the server records once. A refused round stays, with
 * its sentences, until its form takes it back.
 */
export class Outbox {
  private state: OutboxState = { held: [], saved: [], sending: null, waiting: null };
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempts = 0;
  private running: Promise<void> | null = null;

  constructor(
    readonly scope: string,
    private readonly line: Line,
    private readonly onSaved: () => void = () => undefined,
  ) {
    this.reload();
    // the page may have been left before the first of two gave way
    this.giveWay();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): OutboxState => this.state;

  /** Keeps a round and sends it; false where this browser would keep nothing (it is sent all the same). */
  put(round: NewHeld): boolean {
    const batch = crypto.randomUUID();
    const answers = round.answers ? { ...round.answers, batch } : null;
    return this.hold({ ...round, answers, change: null, batch, refusal: null });
  }

  /** Keeps a change that was tried once, to try it again. What its form sent before and has not arrived gives way to it. */
  putChange({ form, label, page, unsent, asOf }: NewChange): void {
    const change = { params: null, query: null, body: null, ...unsent, page, asOf };
    const parts = { contextId: null, observations: [], answers: null, draft: null };
    this.hold({ form, label, ...parts, change, batch: batchOf(unsent), refusal: null });
    this.giveWay();
  }

  /** Of what one form sent more than once, the last is meant; what is just being sent gives way once it did not arrive. */
  private giveWay(): void {
    const changes = this.state.held.filter((h) => h.change);
    const last = new Map(changes.map(({ form, batch }) => [form, batch]));
    for (const { form, batch } of changes) if (last.get(form) !== batch) this.takeBack(batch);
  }

  private hold(entry: z.infer<typeof held>): boolean {
    const at = keep(this.keyOf(entry.batch), entry);
    this.set({
      held: [
        ...this.state.held.filter(({ batch }) => batch !== entry.batch),
        { ...entry, at: at ?? new Date().toISOString(), safe: at !== null },
      ],
    });
    void this.flush();
    return at !== null;
  }

  /** Gives a refused or waiting round back to its form, and out of the outbox. */
  takeBack(batch: string): Held | null {
    const entry = this.state.held.find((h) => h.batch === batch) ?? null;
    if (!entry || this.state.sending === batch) return null;
    this.drop(batch);
    return entry;
  }

  /** What was saved has been taken back on the server. */
  takenBack(batch: string): void {
    this.set({ saved: this.state.saved.filter((one) => one.batch !== batch) });
  }

  /** Reads what other tabs of this browser have put in or taken out. */
  readonly reload = (): void => {
    const there = keptKeys(this.keyOf('')).flatMap((key) => {
      const found = kept<unknown>(key);
      const parsed = held.safeParse(found?.value);
      return found && parsed.success ? [{ ...parsed.data, at: found.at, safe: true }] : [];
    });
    const here = this.state.held.filter((h) => !h.safe);
    this.set({ held: [...here, ...there].sort((a, b) => a.at.localeCompare(b.at)) });
  };

  /** Sends whatever waits, oldest first. Safe to call at any time, as often as one likes. */
  readonly flush = (): Promise<void> => {
    this.running ??= this.sendAll().finally(() => {
      this.running = null;
    });
    return this.running;
  };

  stop(): void {
    clearTimeout(this.timer);
  }

  private async sendAll(): Promise<void> {
    clearTimeout(this.timer);
    for (let next = this.next(); next; next = this.next()) {
      this.set({ sending: next.batch });
      try {
        if ((await this.line.scope()) !== this.scope) throw new Trouble('offline', OTHER_DATABASE);
        const answer = await this.sendOne(next);
        this.attempts = 0;
        this.arrived(next, answer);
      } catch (failure) {
        const trouble = failure instanceof Trouble ? failure : new Trouble('fault', String(failure));
        if (isFinal(trouble, next)) this.refused(next, trouble);
        else return this.later(trouble);
      }
    }
    this.set({ sending: null, waiting: null });
  }

  private async sendOne({
    batch,
    contextId,
    observations,
    answers,
    change,
  }: Held): Promise<Answer & { readonly answer: unknown }> {
    if (change) {
      const { page: _page, asOf: _asOf, params, query, body, ...named } = change;
      const unsent = { ...named, ...given({ params, query, body }) };
      return { created: 1, unchanged: 0, answer: await this.line.sendChange(unsent) };
    }
    const counts =
      answers && contextId !== null
        ? await this.line.sendAnswers(contextId, answers)
        : await this.line.send(batch, observations);
    return { created: counts.created, unchanged: counts.unchanged, answer: answers ? counts : null };
  }

  private next(): Held | undefined {
    return this.state.held.find((h) => h.refusal === null);
  }

  private arrived(entry: Held, answer: Answer & { readonly answer: unknown }): void {
    const { batch, form, contextId, label } = entry;
    const saved: Saved = { batch, form, contextId, label, at: new Date().toISOString(), ...answer };
    if (entry.change) this.settleDraft(form, entry.change, answer.answer);
    this.drop(batch, { saved: [saved, ...this.state.saved], sending: null, waiting: null });
    this.onSaved();
  }

  /** The form may not be open: then nobody else forgets what was typed into it, or keeps what was typed since. */
  private settleDraft(form: string, { asOf, body }: NonNullable<Held['change']>, answer: unknown): void {
    const draft = kept(form);
    const making = kept<object>(makingKey(form));
    if (!draft || asOf === null || draft.at === asOf) {
      forget(form);
      forget(makingKey(form));
    } else if (making) {
      const { id, version } = (answer ?? {}) as { readonly id?: unknown; readonly version?: unknown };
      const made = typeof id === 'number' ? { id, version: typeof version === 'number' ? version : 1 } : null;
      if (made) keep(makingKey(form), { ...making.value, body, made });
    }
  }

  private refused(entry: Held, trouble: Trouble): void {
    const { at: _at, safe, ...bare } = entry;
    const told = { ...bare, refusal: refusalOf(trouble) };
    if (safe) keep(this.keyOf(entry.batch), told, new Date(entry.at));
    this.set({
      held: this.state.held.map((h) => (h.batch === entry.batch ? { ...told, at: entry.at, safe } : h)),
      sending: null,
      waiting: null,
    });
  }

  private later(trouble: Trouble): void {
    const pause = PAUSES[Math.min(this.attempts, PAUSES.length - 1)];
    this.attempts += 1;
    this.set({ sending: null, waiting: trouble.sentence });
    this.giveWay();
    this.timer = setTimeout(() => void this.flush(), pause);
  }

  private drop(batch: string, also: Partial<OutboxState> = {}): void {
    forget(this.keyOf(batch));
    this.set({ ...also, held: this.state.held.filter((h) => h.batch !== batch) });
  }

  private keyOf(batch: string): string {
    return keptKey(this.scope, 'outbox', batch);
  }

  private set(change: Partial<OutboxState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
