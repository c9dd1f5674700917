import { type Erasure, eraseSubject, type SubjectSummary } from '@waymark/contract';
import { useState } from 'react';
import { Trouble, troubleFrom } from '../../api/errors';
import { useSend } from '../../api/queries';
import { RadioField, TextField } from '../../parts/form/field';
import { SendForm } from '../../parts/form/send-form';
import { check, sentenceFor } from '../../parts/form/check';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { useOpenForm } from '../../parts/form/use-open-form';
import { TroubleBox } from '../../parts/waiting';
import { saveSubject } from './save-subject';
import type { PartProps } from './part';

/** Everything under one pseudonym. The code stands in no address and is kept nowhere in the browser. */
export function PersonPart({ scope, session }: PartProps) {
  const [code, setCode] = useState('');
  const [refused, setRefused] = useState<string>();
  const [erased, setErased] = useState<Erasure | null>(null);
  const find = useSend('aboutSubject');
  const organisationId = session.organisations[0]?.id;
  const asked = eraseSubject.shape.again;
  return (
    <div className="wm-protection">
      <form
        className="wm-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const checked = check(asked, code);
          setErased(null);
          setRefused(
            checked.ok ? undefined : (sentenceFor(checked.refusals, '') ?? checked.refusals[0]?.sentence),
          );
          if (checked.ok) find.mutate({ body: { organisationId, pseudonym: checked.value } });
        }}
      >
        <TextField
          id="person-code"
          value={code}
          onValue={setCode}
          refusal={refused}
          width="medium"
          label="Pseudonym"
          help="The code as it was recorded, such as YP-017. Waymark cannot tell you whose it is: the key is kept elsewhere."
          max={40}
        />
        <div className="wm-actions">
          <button type="submit" className="wm-button wm-button-main" disabled={find.isPending}>
            Look
          </button>
        </div>
      </form>
      {find.error && <TroubleBox trouble={find.error} />}
      {erased && (
        <p className="wm-notice" role="status">
          {erased.sentence}
        </p>
      )}
      {find.data && !erased && (
        <Found
          key={find.data.pseudonym}
          scope={scope}
          organisationId={organisationId}
          found={find.data}
          onErased={setErased}
        />
      )}
    </div>
  );
}

function Found({
  scope,
  organisationId,
  found,
  onErased,
}: {
  readonly scope: string;
  readonly organisationId: number | undefined;
  readonly found: SubjectSummary;
  readonly onErased: (done: Erasure) => void;
}) {
  const { open, show, close } = useOpenForm();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const take = (format: 'json' | 'csv') =>
    saveSubject({ organisationId, pseudonym: found.pseudonym, format }).then(
      () => setTrouble(null),
      async (failure: unknown) => setTrouble(await troubleFrom(failure)),
    );
  return (
    <section aria-labelledby="found">
      <h2 id="found">{found.pseudonym}</h2>
      <p role="status">{found.sentence}</p>
      {trouble && <TroubleBox trouble={trouble} />}
      {found.tables.length > 0 && (
        <ul>
          {found.tables.map((one) => (
            <li key={one.table}>
              {one.what}: {one.records}
            </li>
          ))}
        </ul>
      )}
      {found.mentioned.length > 0 && (
        <>
          <p>Look at these texts yourself:</p>
          <ul>
            {found.mentioned.map((one) => (
              <li key={`${one.table} ${one.id} ${one.column}`}>
                {one.table.replaceAll('_', ' ')} {one.id}, {one.column.replaceAll('_', ' ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {found.records > 0 && (
        <>
          <div className="wm-actions">
            <button type="button" className="wm-button" onClick={() => void take('json')}>
              Download everything (JSON)
            </button>
            <button type="button" className="wm-button" onClick={() => void take('csv')}>
              Download everything (CSV)
            </button>
            {open === null && (
              <button type="button" className="wm-button" onClick={() => show('erase')}>
                Erase everything
              </button>
            )}
          </div>
          {open !== null && (
            <EraseForm
              scope={scope}
              organisationId={organisationId}
              pseudonym={found.pseudonym}
              onErased={onErased}
              onDone={close}
            />
          )}
        </>
      )}
    </section>
  );
}

function EraseForm({
  scope,
  organisationId,
  pseudonym,
  onErased,
  onDone,
}: {
  readonly scope: string;
  readonly organisationId: number | undefined;
  readonly pseudonym: string;
  readonly onErased: (done: Erasure) => void;
  readonly onDone: () => void;
}) {
  const form = useKeptForm(scope, 'erase-person', { again: '', reason: '' as '' | 'they asked' });
  const send = useSend('eraseSubject');
  return (
    <SendForm
      byItself={false}
      form={form}
      schema={eraseSubject}
      body={(values) => ({ ...values, organisationId, pseudonym })}
      also={({ again }) =>
        again.trim() === pseudonym ? [] : [{ field: 'again', sentence: 'Type the same code again.' }]
      }
      send={(body) => send.mutateAsync({ body })}
      label={`Erase everything under ${pseudonym}`}
      onSaved={onErased}
      onCancel={onDone}
    >
      <p className="wm-notice">
        This cannot be undone. Sums made from the answers stay, as nobody can be taken out of them; backups
        made before hold the records until they are overwritten.
      </p>
      <TextField
        {...form.field('again')}
        width="medium"
        label="The code again"
        help="So that nobody else is erased by a slip."
        max={40}
      />
      <RadioField
        {...form.field('reason')}
        label="Why"
        help="Only this word, the day and the number of records are kept."
        choices={eraseSubject.shape.reason.options.map((value) => ({
          value: value as 'they asked',
          label: value,
        }))}
      />
    </SendForm>
  );
}
