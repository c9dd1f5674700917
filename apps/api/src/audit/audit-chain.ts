import type { AuditEntryEntity } from './audit-entry.entity';
import type { AuditKey } from './audit-key';

/** An entry before it has its place in the chain. */
export type AuditDraft = Omit<AuditEntryEntity, 'sequence' | 'keyId' | 'previous' | 'hash'>;

/** What the first entry follows. */
export const BEGINNING = '0'.repeat(64);

/** The last link of a chain: what the next entry follows. */
export interface Link {
  readonly sequence: number;
  readonly hash: string;
}

/** The text that is sealed: every field in one fixed order, the place and the entry before included. */
function canonical(e: Omit<AuditEntryEntity, 'hash'>, sequence = e.sequence): string {
  return JSON.stringify([
    sequence,
    e.at,
    e.personId,
    e.actorName,
    e.role,
    e.capacity,
    e.action,
    e.kind,
    e.objectId,
    e.contextId,
    e.organisationId,
    e.changes,
    e.details,
    e.reason,
    e.requestId,
    e.keyId,
    e.previous,
  ]);
}

/** Drafts as the next links after `last`. */
export function chained(drafts: readonly AuditDraft[], last: Link, key: AuditKey): AuditEntryEntity[] {
  let { sequence, hash } = last;
  return drafts.map((draft) => {
    const open = { ...draft, sequence: ++sequence, keyId: key.id, previous: hash };
    hash = key.seal(canonical(open));
    return { ...open, hash };
  });
}

export interface ChainFault {
  readonly sequence: number;
  readonly kind: 'missing' | 'altered' | 'moved' | 'unknown key' | 'no anchor';
  readonly sentence: string;
}

/** Checks entries in their order, a page at a time, and says of each fault which entry and how. */
export class ChainCheck {
  readonly faults: ChainFault[] = [];
  entries = 0;
  private readonly keys: ReadonlyMap<string, AuditKey>;

  /** `place` finds where an entry with this seal stands, to say of a moved one where it came from. */
  constructor(
    private last: Link,
    keys: readonly AuditKey[],
    private readonly place: (hash: string) => Promise<number | null>,
  ) {
    this.keys = new Map(keys.map((key) => [key.id, key]));
  }

  get reached(): Link {
    return this.last;
  }

  async check(entry: AuditEntryEntity): Promise<void> {
    this.entries++;
    const { sequence, hash, previous } = entry;
    const expected = this.last.sequence + 1;
    if (sequence > expected) this.missing(expected, sequence - 1);
    const key = this.keys.get(entry.keyId);
    if (!key)
      this.fault(
        sequence,
        'unknown key',
        `Entry ${sequence} was sealed with another key (${entry.keyId}). Put that key into the data folder as audit-${entry.keyId.slice(0, 8)}.key and check again; if no such key was ever yours, the entry was put in by somebody else.`,
      );
    else if (key.seal(canonical(entry)) !== hash) await this.sayWhy(entry, key);
    else if (
      sequence === expected &&
      previous !== this.last.hash &&
      this.faults.at(-1)?.sequence !== expected - 1
    )
      this.fault(
        sequence,
        'altered',
        `Entry ${sequence} does not follow entry ${sequence - 1} as that one stands: entry ${sequence - 1} was exchanged.`,
      );
    this.last = { sequence, hash };
  }

  /** What the anchor outside the database knows of and the table does not. */
  async anchor(head: Link, what: string): Promise<void> {
    if (head.sequence > this.last.sequence) {
      this.missing(this.last.sequence + 1, head.sequence, ` The ${what} knows of them.`);
      return;
    }
    const at = await this.place(head.hash);
    if (at !== head.sequence)
      this.fault(
        head.sequence,
        'altered',
        `Entry ${head.sequence} is not the one that the ${what} knows: its seal is another.`,
      );
  }

  private async sayWhy(entry: AuditEntryEntity, key: AuditKey): Promise<void> {
    const { sequence, hash, previous } = entry;
    const before = previous === BEGINNING ? 0 : await this.place(previous);
    // renumbered entries still fit their seal under the number they had
    const candidates = [before === null ? null : before + 1, ...[1, -1].map((step) => sequence + step)];
    const from = candidates.find((n) => n !== null && n > 0 && key.seal(canonical(entry, n)) === hash);
    if (from != null)
      this.fault(sequence, 'moved', `Entry ${sequence} was moved here: it was written as entry ${from}.`);
    else
      this.fault(
        sequence,
        'altered',
        previous === this.last.hash
          ? `Entry ${sequence} was altered, or put in: what it says does not fit its seal.`
          : `Entry ${sequence} was moved or put in: it neither fits its seal nor follows the entry before it.`,
      );
  }

  private missing(from: number, to: number, how = ''): void {
    const range = from === to ? `Entry ${from} was removed.` : `Entries ${from} to ${to} were removed.`;
    this.fault(from, 'missing', `${range}${how}`);
  }

  fault(sequence: number, kind: ChainFault['kind'], sentence: string): void {
    this.faults.push({ sequence, kind, sentence });
  }
}
