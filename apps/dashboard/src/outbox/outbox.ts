import {
  checkedText,
  type NewAnswers,
  newAnswers,
  type NewObservation,
  newObservation,
} from '@waymark/contract';
import { z } from 'zod';
import { Trouble } from '../api/errors';
import { forget, keep, kept, keptKey, keptKeys } from './kept';

const refusal = z.strictObject({
  sentence: z.string(),
  fields: z.array(
    z.strictObject({ field: z.string(), sentence: z.string(), marked: checkedText.optional() }),
  ),
});

/**
 * A round, or the answers of one person, on its way: everything needed to send it, and to put it back into its form should it be
 * refused.
 */
const held = z.strictObject({
  batch: z.string(),
  /** The form that made it, such as `round:12`. */
  form: z.string(),
  label: z.string(),
  contextId: z.int(),
  observations: z.array(newObservation),
  /** Where answers are sent and not figures: with the same batch id as this entry. */
  answers: newAnswers.nullable().default(null),
  /** The form as it was typed. */
  draft: z.unknown(),
  refusal: refusal.nullable(),
});
export type Held = z.infer<typeof held> & {
  readonly at: string;
  /** False where this browser would not keep it: then it lives as long as its page does, and the page says so. */
  readonly safe: boolean;
};
export type NewHeld = Pick<Held, 'form' | 'label' | 'contextId' | 'observations' | 'draft'> & {
  readonly answers?: Omit<NewAnswers, 'batch'>;
};

export interface Saved {
  readonly batch: string;
  readonly form: string;
  readonly contextId: number;
  readonly label: string;
  readonly at: string;
  readonly created: number;
  readonly unchanged: number;
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
  /** The scope of the database that answers just now. Rejects with a Trouble. */
  scope(): Promise<string>;
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
    const entry = { ...round, answers, batch, refusal: null };
    const at = keep(this.keyOf(entry.batch), entry);
    this.set({
      held: [...this.state.held, { ...entry, at: at ?? new Date().toISOString(), safe: at !== null }],
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
        const answer = next.answers
          ? await this.line.sendAnswers(next.contextId, next.answers)
          : await this.line.send(next.batch, next.observations);
        this.attempts = 0;
        this.arrived(next, answer);
      } catch (failure) {
        const trouble = failure instanceof Trouble ? failure : new Trouble('fault', String(failure));
        if (trouble.kind !== 'refused' && trouble.kind !== 'missing') {
          this.later(trouble);
          return;
        }
        this.refused(next, trouble);
      }
    }
    this.set({ sending: null, waiting: null });
  }

  private next(): Held | undefined {
    return this.state.held.find((h) => h.refusal === null);
  }

  private arrived(entry: Held, { created, unchanged }: Answer): void {
    const { batch, form, contextId, label } = entry;
    const saved: Saved = { batch, form, contextId, label, at: new Date().toISOString(), created, unchanged };
    this.drop(batch, { saved: [saved, ...this.state.saved], sending: null, waiting: null });
    this.onSaved();
  }

  private refused(entry: Held, trouble: Trouble): void {
    const { at: _at, safe, ...bare } = entry;
    const told = { ...bare, refusal: { sentence: trouble.sentence, fields: [...trouble.fields] } };
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
