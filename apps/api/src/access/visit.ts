import type { Role } from '@waymark/contract';
import type { Actor } from './actor';
import type { PersonEntity } from './person.entity';
import type { SessionEntity } from './session.entity';

/** A browser with a session, and who that is. */
export interface Visit {
  readonly session: SessionEntity;
  readonly person: PersonEntity;
  /** Every role this person has. */
  readonly capacities: readonly Role[];
  /** Null while a step of signing in is left. */
  readonly actor: Actor | null;
}
