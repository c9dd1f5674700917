import type { z } from 'zod';
import { TextField } from '../../parts/form/field';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';

/** The day on which something recorded ended: nothing else is asked. */
export function DayForm<K extends string, B extends Readonly<Record<K, string>>>({
  scope,
  name,
  field,
  schema,
  send,
  label,
  day,
  help,
  onDone,
}: {
  readonly scope: string;
  readonly name: string;
  readonly field: K;
  readonly schema: z.ZodType<B>;
  readonly send: (body: B) => Promise<unknown>;
  readonly label: string;
  readonly day: string;
  readonly help: string;
  readonly onDone: () => void;
}) {
  const form = useKeptForm(scope, name, { [field]: '' } as Record<K, string>);
  return (
    <SendForm
      form={form}
      schema={schema}
      body={(values) => values}
      send={send}
      label={label}
      onSaved={onDone}
      onCancel={onDone}
    >
      <TextField {...form.field(field)} kind="date" label={day} help={help} />
    </SendForm>
  );
}
