/** How rows of a table become entries. Columns are named as in the database. */
export interface AuditedTable {
  /** What one row is, in the words of the glossary. */
  readonly kind: string;
  /**
   * Columns whose values an entry may say. Every other column is personal: an entry says that it changed, with keyed
   * digests. So a column that somebody adds tomorrow is personal until it is named here.
   */
  readonly plain: readonly string[];
  /** Columns whose changes are not worth an entry: signs of life and progress. */
  readonly unwatched?: readonly string[];
  /** The column that says why. */
  readonly reason?: string;
  /** Where the organisation is found when the row does not say: in the row of another table, by its number. */
  readonly organisationIn?: (row: Readonly<Record<string, unknown>>) => { table: string; id: number } | null;
}
