import { RefusedBox } from '../../parts/form/form-foot';
import type { Refusal } from '../../parts/form/check';
import { TextField } from '../../parts/form/field';
import { numberOf } from '../../parts/form/numbers';
import { type KeptForm, useKeptForm } from '../../parts/form/use-kept-form';
import { add, FULL_MINUTES, type TallyValues } from './tally';

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const isCount = (text: string): boolean => {
  const value = numberOf(text);
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
};

const NOTHING = { day: '', present: '', contacts: '' };

/** An observation that was counted on paper, or with a clicker: the day and the counts, and nothing else. */
export function PaperForm({
  scope,
  name,
  form,
  today,
}: {
  readonly scope: string;
  readonly name: string;
  readonly form: KeptForm<TallyValues>;
  readonly today: string;
}) {
  const typed = useKeptForm(scope, name, NOTHING);
  const { withContacts } = form.values;
  const keep = () => {
    const { day, present, contacts } = typed.values;
    const wrong: Refusal[] = [];
    if (!ISO.test(day)) wrong.push({ field: 'day', sentence: 'Choose the day of the observation.' });
    else if (day > today) wrong.push({ field: 'day', sentence: 'That day has not come yet.' });
    for (const what of withContacts ? (['present', 'contacts'] as const) : (['present'] as const))
      if (!isCount(typed.values[what]))
        wrong.push({ field: what, sentence: 'Use a whole number; nobody is 0.' });
    if (wrong.length > 0) return typed.refuse(wrong);
    form.set((before) =>
      add(before, {
        day,
        present: Number(numberOf(present)),
        contacts: withContacts ? Number(numberOf(contacts)) : 0,
      }),
    );
    typed.clear();
  };
  return (
    <details open={typed.keeping !== 'nothing' || undefined}>
      <summary className="wm-button">Add one that was counted on paper</summary>
      <form
        className="wm-form wm-tally-paper"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <RefusedBox id={typed.id} refusals={typed.refusals} sentence={null} attempt={typed.attempt} />
        <TextField {...typed.field('day')} kind="date" label="Day" help="The day of the observation." />
        <TextField
          {...typed.field('present')}
          kind="number"
          width="short"
          label="Young people present"
          help={`All who were there in the ${FULL_MINUTES} minutes, each once.`}
        />
        {withContacts && (
          <TextField
            {...typed.field('contacts')}
            kind="number"
            width="short"
            label="Friendly contacts with adults"
            help="A greeting, a chat, a hand lent: each once."
          />
        )}
        <button type="submit" className="wm-button">
          Add this observation
        </button>
      </form>
    </details>
  );
}
