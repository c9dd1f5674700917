import { type PlanDocument, trust } from '@waymark/contract';
import { useMemo } from 'react';
import { LongTextField, SelectField, TextField } from '../../../parts/form/field';
import { numberOf } from '../../../parts/form/numbers';
import { fieldAt, RowsField, rowsOf } from '../../../parts/form/rows';
import { capital } from '../plan-words';
import { DocumentForm, type OneDocument } from './document-form';
import { DAYS, WEEKS } from './document-words';

interface Slot {
  week: (typeof WEEKS)[number] | '';
  day: (typeof DAYS)[number] | '';
  role: string;
  adults: string;
  trained: string;
  trust: (typeof trust.options)[number] | '';
}
interface Values {
  date: string;
  slots: readonly Slot[];
  asked: string;
  note: string;
}

function valuesOf(one: PlanDocument | null): Values {
  if (one?.body.kind !== 'guardianship map') return { date: '', slots: [], asked: '', note: '' };
  const { date, slots, asked, note } = one.body;
  return {
    date,
    asked,
    note,
    slots: slots.map((slot) => ({ ...slot, adults: String(slot.adults), trained: String(slot.trained) })),
  };
}

const bodyOf = ({ date, slots, asked, note }: Values) => ({
  kind: 'guardianship map',
  date,
  asked,
  note,
  slots: slots.map((slot) => ({ ...slot, adults: numberOf(slot.adults), trained: numberOf(slot.trained) })),
});

const choices = <T extends string>(values: readonly T[]) =>
  values.map((value) => ({ value, label: capital(value) }));

/** Which adults are there in each part of the week, by role and number. */
export function GuardianForm({ scope, contextId, templates, one, onDone }: OneDocument) {
  const values = useMemo(() => valuesOf(one), [one]);
  const { roles } = templates.guardians;
  return (
    <DocumentForm
      {...{ scope, contextId, one, values, onDone }}
      kind="week"
      body={bodyOf}
      label="Save the week"
      words={{
        date: { label: 'As of' },
        asked: { label: 'How young people were asked' },
        note: { label: 'Note' },
        slots: {
          label: 'Adults',
          say: (v) => v.slots.map((s) => `${s.week} ${s.day}: ${s.adults} ${s.role}, ${s.trust}`).join(' / '),
        },
      }}
    >
      {(form, at) => {
        const slots = rowsOf(form, 'slots', `${at}slots`);
        return (
          <>
            <TextField
              {...fieldAt(form, 'date', `${at}date`)}
              kind="date"
              label="As of"
              help="The day it was drawn."
            />
            <RowsField
              label="Who is there when"
              help="One line for each role at each time. What has no line is a time when nobody is there."
              count={slots.rows.length}
              most={60}
              add="Add who is there"
              onAdd={() =>
                slots.add({ week: '', day: '', role: '', adults: '', trained: '0', trust: 'not asked' })
              }
              onTakeOut={slots.takeOut}
              rowName={(i) => `line ${i + 1}`}
            >
              {(i) => (
                <div className="wm-fields-line">
                  <SelectField
                    {...slots.field(i, 'week')}
                    label="Days"
                    help="Of the week."
                    choices={choices(WEEKS)}
                  />
                  <SelectField
                    {...slots.field(i, 'day')}
                    label="Time"
                    help="Of the day."
                    choices={choices(DAYS)}
                  />
                  <SelectField
                    {...slots.field(i, 'role')}
                    label="Role"
                    help="Who they are to the place."
                    choices={roles.map(({ code, label }) => ({ value: code, label }))}
                  />
                  <TextField
                    {...slots.field(i, 'adults')}
                    kind="number"
                    width="short"
                    label="Adults"
                    help="How many."
                  />
                  <TextField
                    {...slots.field(i, 'trained')}
                    kind="number"
                    width="short"
                    label="Trained"
                    help="Of them."
                  />
                  <SelectField
                    {...slots.field(i, 'trust')}
                    label="Trusted"
                    help="According to young people."
                    choices={choices(trust.options)}
                  />
                </div>
              )}
            </RowsField>
            <LongTextField
              {...fieldAt(form, 'asked', `${at}asked`)}
              label="How young people were asked"
              help="How many, where and how. Nobody by name."
              optional
            />
            <LongTextField
              {...fieldAt(form, 'note', `${at}note`)}
              label="Note"
              help="What else to know."
              optional
            />
          </>
        );
      }}
    </DocumentForm>
  );
}
