import type { AuditAction, AuditChange } from '@waymark/contract';
import type { Actor } from '../access/actor';

/**
 * Something worth an entry that is no changed row: a sign-in, a read, a download, a publication. Names, addresses and
 * other personal values have no place in it: say kinds, numbers and counts.
 */
export interface AuditEvent {
  readonly action: AuditAction;
  /** What it was done to, in the words of the glossary: `session`, `context`, `report draft`. */
  readonly kind: string;
  readonly id?: number | string | null;
  readonly contextId?: number | null;
  /** Left out: that of the context. Null: of the whole installation, read by administrators only. */
  readonly organisationId?: number | null;
  readonly changes?: readonly AuditChange[];
  readonly details?: Readonly<Record<string, string | number | boolean>>;
  readonly reason?: string | null;
  /** Who did it, where the request does not say yet: at a sign-in. */
  readonly actor?: Pick<Actor, 'name' | 'role' | 'personId'> | null;
}
