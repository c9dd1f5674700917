import type { ActionTag } from '@waymark/contract';
import { RadioField, SelectField } from '../../parts/form/field';
import type { Bound } from '../../parts/form/use-kept-form';
import { APPROACH_WORDS, ORIENTATION_WORDS } from '../../parts/words';

export type Orientation = ActionTag['orientation'] | '';
export type Approach = NonNullable<ActionTag['approach']> | '';

const ORIENTATIONS = ['ecological', 'behaviour_based', 'both'] as const;
const APPROACHES = ['guardianship', 'surveillance', 'dispersal'] as const;

/** What an action sets out to change, and by which means. */
export function TagFields({
  orientation,
  approach,
  about = 'What it sets out to change',
}: {
  readonly orientation: Bound<Orientation>;
  readonly approach: Bound<Approach>;
  readonly about?: string;
}) {
  return (
    <>
      <RadioField
        {...orientation}
        label={about}
        help="Ask what would be different if it succeeded: the place, or the young people in it."
        choices={ORIENTATIONS.map((value) => ({ value, ...ORIENTATION_WORDS[value] }))}
      />
      <SelectField
        {...approach}
        label="By which means"
        help="Only where one of these says something about it."
        optional
        empty="None of these"
        choices={APPROACHES.map((value) => ({
          value,
          label: `${APPROACH_WORDS[value].label}: ${APPROACH_WORDS[value].words}`,
        }))}
      />
    </>
  );
}
