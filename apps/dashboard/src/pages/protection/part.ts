import type { Session } from '@waymark/contract';

/** What every part of data protection is shown for: an organisation, by its scope, and whoever looks. */
export interface PartProps {
  readonly scope: string;
  readonly session: Session;
}
