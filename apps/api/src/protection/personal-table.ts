import type { RetentionKind } from '@waymark/contract';

/** What one column may hold. Every column in which words, a code of a person or a name of staff can stand is told here. */
export type Holds =
  /** A code that an organisation keeps the key of: still personal data to whoever has the key. */
  | 'pseudonym'
  /** Sentences that somebody typed: looked through before they are saved, and never free of risk. */
  | 'words'
  /** Sentences that stay with their record, such as a title on a time line: looked through like the others, never emptied. */
  | 'kept words'
  /** Names, addresses and secrets of people who work with Waymark. */
  | 'staff'
  /** Names of places, organisations, files and the like; codes; JSON of figures. */
  | 'plain';

export interface PersonalTable {
  /** In words, for the register and the DPIA. */
  readonly what: string;
  /** Whom it is about. */
  readonly about: string;
  readonly kind: RetentionKind;
  /** Columns of the database. */
  readonly columns: Readonly<Record<string, Holds>>;
  /** From which day the term counts: the first of these columns that is not null. */
  readonly from?: readonly string[];
  /** A day in the row itself after which it may be erased, if that is earlier than the term. */
  readonly until?: string;
  /** In words, where the term of the kind alone would mislead. */
  readonly keptFor?: string;
  /** What an emptied column holds afterwards; '' where not told. */
  readonly emptied?: Readonly<Record<string, string>>;
  /** How a row reaches its organisation, where it has no organisation_id. */
  readonly organisationBy?: { readonly column: string; readonly table: string; readonly key: string };
}
