import type { Role } from '@waymark/contract';

/** Who asks: an argument of every service, never looked up on the side. */
export interface Actor {
  readonly name: string;
  readonly role: Role;
  /** Every query of a scoped table is limited to these. */
  readonly organisationIds: readonly number[];
}
