import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries';
import { SelectField, TextField } from '../../parts/form/field';
import type { KeptForm } from '../../parts/form/use-kept-form';
import { periodChoices } from './periods';
import type { RoundValues } from './round';

/** What holds for every figure of a round, asked once. */
export function PeriodFields({
  form,
  today,
  contextId,
}: {
  readonly form: KeptForm<RoundValues>;
  readonly today: string;
  readonly contextId: number;
}) {
  const { values, set } = form;
  const before = useQuery(query('observations', { params: { id: contextId }, query: { limit: 200 } }));
  const choices = periodChoices(today);
  const chosen = choices.find((c) => c.start === values.start && c.end === values.end);
  const used = (pick: 'source' | 'round') =>
    [...new Set((before.data ?? []).map((o) => o[pick]).filter((text) => text !== ''))].sort();
  return (
    <section className="wm-round-head" aria-label="For the whole round">
      <SelectField
        id={`${form.id}-period`}
        refusal={undefined}
        value={chosen?.label ?? ''}
        onValue={(label) => {
          const choice = choices.find((c) => c.label === label);
          if (choice) set({ start: choice.start, end: choice.end });
        }}
        label="Period"
        help="When it was observed. Choose one here, or write both days."
        empty="As written in the two days"
        choices={choices.map((c) => ({ value: c.label, label: c.label }))}
      />
      <div className="wm-fields-line">
        <TextField
          {...form.field('start')}
          kind="date"
          label="First day"
          help="Of the period the figures cover."
        />
        <TextField {...form.field('end')} kind="date" label="Last day" help="That day included." />
      </div>
      <TextField
        {...form.field('round')}
        label="Round"
        help="A name for this wave, such as spring 2026, so that its figures are found together."
        suggestions={used('round')}
        max={80}
        optional
      />
      <TextField
        {...form.field('source')}
        label="Source"
        help="Where the figures come from, such as young people’s survey. A role or a method, never a person."
        suggestions={used('source')}
        max={160}
        optional
      />
    </section>
  );
}
