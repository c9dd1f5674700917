import type { ColumnRule, MappingChoice } from '@waymark/contract';
import type { Profile } from './column-profile';

/** What a column is taken for, and what a person may choose instead of it. */
export interface ProposedColumn {
  readonly at: number;
  readonly rule: ColumnRule;
  readonly choice: Omit<MappingChoice, 'at'> | null;
}

/** What a column is, without saying which column it is: that comes from its profile. */
export type Role = ColumnRule extends infer R
  ? R extends ColumnRule
    ? Omit<R, 'heading' | 'nth'>
    : never
  : never;

export const columnWords = ({ letter, heading }: Profile) =>
  `Column ${letter}${heading === '' ? '' : `, “${heading.slice(0, 80)}”`}`;

export function proposedColumn(
  profile: Profile,
  role: Role,
  chose: string,
  because: string,
  sure: MappingChoice['sure'],
): ProposedColumn {
  const { at, heading, nth } = profile;
  return {
    at,
    rule: { heading, nth, ...role } as ColumnRule,
    choice: { what: columnWords(profile), chose, because, sure },
  };
}
