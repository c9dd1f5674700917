import {
  type Concern,
  concernKind,
  concernOutcome,
  concernSource,
  endpoints,
  intention,
  newConcern,
} from '@waymark/contract';
import { useMemo } from 'react';
import { useSend } from '../../api/queries';
import { LongTextField, RadioField, SelectField, TextField } from '../../parts/form/field';
import { RecordForm } from '../../parts/form/record-form';
import { SendForm } from '../../parts/form/send-form';
import type { Based } from '../../parts/form/two-editors';
import { type KeptForm, useKeptForm } from '../../parts/form/use-kept-form';
import { capital } from '../plan/plan-words';

const choices = <T extends string>(values: readonly T[]) =>
  values.map((value) => ({ value, label: capital(value) }));

interface Values {
  month: string;
  kind: Concern['kind'] | '';
  source: Concern['source'] | '';
  done: string;
  outcome: Concern['outcome'] | '';
}

const valuesOf = (one: Concern | null): Values =>
  one
    ? { month: one.month, kind: one.kind, source: one.source, done: one.done, outcome: one.outcome }
    : { month: '', kind: '', source: '', done: '', outcome: 'open' };

const bodyOf = ({ month, kind, source, done, outcome }: Values) => ({ month, kind, source, done, outcome });

const WORDS = {
  month: { label: 'Month' },
  kind: { label: 'Kind of concern' },
  source: { label: 'Who raised it' },
  done: { label: 'What was done about the place' },
  outcome: { label: 'What came of it' },
};

/** A concern about a place: a month, a kind, a source. No day, no person. */
export function ConcernForm({
  scope,
  contextId,
  one,
  onDone,
}: {
  readonly scope: string;
  readonly contextId: number;
  readonly one: Concern | null;
  readonly onDone: () => void;
}) {
  const add = useSend('addConcern');
  const change = useSend('changeConcern');
  const values = useMemo(() => valuesOf(one), [one]);
  const part = { scope, values, body: bodyOf, label: 'Save the concern', words: WORDS, onDone };
  return one ? (
    <RecordForm
      {...part}
      name={`concern-${one.id}`}
      record={one}
      schema={endpoints.changeConcern.body}
      send={(body) => change.mutateAsync({ params: { id: one.id }, body })}
    >
      {(form) => <Fields form={form} />}
    </RecordForm>
  ) : (
    <RecordForm
      {...part}
      name={`concern-new-${contextId}`}
      record={null}
      schema={newConcern}
      makes="changeConcern"
      send={(body, how) => add.mutateAsync({ params: { id: contextId }, body, ...how })}
    >
      {(form) => <Fields form={form} />}
    </RecordForm>
  );
}

function Fields({ form }: { readonly form: KeptForm<Based<Values>> }) {
  return (
    <>
      <TextField
        {...form.field('month')}
        width="medium"
        label="Month"
        help="Year and month, such as 2026-04. A day would say too much of who was there."
        max={7}
      />
      <SelectField
        {...form.field('kind')}
        label="Kind of concern"
        help="About the place or what happens in it."
        choices={choices(concernKind.options)}
      />
      <SelectField
        {...form.field('source')}
        label="Who raised it"
        help="Kind of source, never who."
        choices={choices(concernSource.options)}
      />
      <LongTextField
        {...form.field('done')}
        label="What was done about the place"
        help="No names, no descriptions of people."
        optional
      />
      <SelectField
        {...form.field('outcome')}
        label="What came of it"
        help="As it stands today."
        choices={choices(concernOutcome.options)}
      />
    </>
  );
}

const INTENTIONS = [
  { value: 'caring', label: 'Caring', words: 'For the safety of the young people there.' },
  { value: 'not caring', label: 'Not caring', words: 'To have them watched, moved on or punished.' },
  { value: 'cannot tell', label: 'Cannot tell', words: 'The words do not say.' },
] as const satisfies readonly { value: (typeof intention.options)[number]; label: string; words: string }[];

interface CodeProps {
  readonly scope: string;
  readonly one: Concern;
  readonly onDone: () => void;
}

export function IntentionForm({ scope, one, onDone }: CodeProps) {
  const send = useSend('codeConcern');
  const form = useKeptForm(scope, `concern-code-${one.id}`, {
    intention: '' as NonNullable<Concern['intention']> | '',
  });
  return (
    <SendForm
      form={form}
      schema={endpoints.codeConcern.body}
      body={(v) => v}
      send={(body) => send.mutateAsync({ params: { id: one.id }, body })}
      label="Save my code"
      onSaved={onDone}
      onCancel={onDone}
    >
      <RadioField
        {...form.field('intention')}
        label="With which intention was it raised?"
        help="Judge by yourself: the other’s code is shown once you have given yours."
        choices={INTENTIONS}
      />
    </SendForm>
  );
}

export function SettleIntentionForm({ scope, one, onDone }: CodeProps) {
  const send = useSend('settleConcern');
  const form = useKeptForm(scope, `concern-settle-${one.id}`, {
    intention: '' as NonNullable<Concern['intention']> | '',
    reason: '',
  });
  return (
    <SendForm
      form={form}
      schema={endpoints.settleConcern.body}
      body={(v) => ({ ...v, version: one.version })}
      send={(body) => send.mutateAsync({ params: { id: one.id }, body })}
      label="Settle it"
      onSaved={onDone}
      onCancel={onDone}
    >
      <RadioField
        {...form.field('intention')}
        label="What you settled on"
        help="After you talked."
        choices={INTENTIONS}
      />
      <LongTextField {...form.field('reason')} label="What settled it" help="Kept beside both codes." />
    </SendForm>
  );
}
