import {
  type Context,
  endpoints,
  type Meeting,
  meetingKind,
  type NewMeeting,
  newMeeting,
  partyKind,
} from '@waymark/contract';
import { useMemo } from 'react';
import { useSend } from '../../api/queries';
import { ChecksField, LongTextField, RadioField, SelectField, TextField } from '../../parts/form/field';
import { numberOf } from '../../parts/form/numbers';
import { RecordForm } from '../../parts/form/record-form';
import { RowsField, rowsOf } from '../../parts/form/rows';
import type { Based } from '../../parts/form/two-editors';
import type { KeptForm } from '../../parts/form/use-kept-form';
import { teamName } from '../../parts/words';
import { capital } from '../plan/plan-words';

type Party = (typeof partyKind.options)[number];
interface Values {
  date: string;
  kind: NewMeeting['kind'] | '';
  contextIds: readonly string[];
  attendance: readonly {
    party: Party | '';
    came: 'came' | 'asked, did not come' | 'came unasked' | '';
    present: string;
  }[];
  views: readonly { party: Party | ''; how: string; answered: string }[];
  note: string;
}

const valuesOf = (one: Meeting): Values => ({
  date: one.date,
  kind: one.kind,
  contextIds: one.contextIds.map(String),
  attendance: one.attendance.map(({ party, invited, present }) => ({
    party,
    came: present === 0 ? 'asked, did not come' : invited ? 'came' : 'came unasked',
    present: String(present),
  })),
  views: one.views,
  note: one.note,
});

const bodyOf = (v: Values) => ({
  date: v.date,
  kind: v.kind,
  note: v.note,
  contextIds: v.contextIds.map(Number),
  attendance: v.attendance.map(({ party, came, present }) => ({
    party,
    invited: came !== 'came unasked',
    present: came === 'asked, did not come' ? 0 : numberOf(present),
  })),
  views: [...v.views],
});

interface Part {
  readonly scope: string;
  readonly contexts: readonly Context[];
  readonly onDone: () => void;
}

const NOTHING = { date: '', kind: '' as const, attendance: [], views: [], note: '' };

const partiesIn = (v: Values) =>
  v.attendance.map(({ party, came, present }) => `${party}: ${came} ${present}`);
const WORDS = {
  kind: { label: 'Kind of meeting' },
  date: { label: 'Held on' },
  contextIds: { label: 'Contexts discussed', say: (v: Values) => `${v.contextIds.length} chosen` },
  attendance: { label: 'Who was asked, and came', say: (v: Values) => partiesIn(v).join(', ') },
  views: {
    label: 'Views that were brought',
    say: (v: Values) => v.views.map(({ party, how, answered }) => `${party}: ${how} ${answered}`).join(' / '),
  },
  note: { label: 'Note' },
};

/** Records a meeting, or changes one; `about` is the context a new one begins with. */
export function MeetingForm({
  one,
  about,
  scope,
  contexts,
  onDone,
}: Part & { readonly one: Meeting | null; readonly about: number | null }) {
  const add = useSend('addMeeting');
  const change = useSend('changeMeeting');
  const values = useMemo(
    (): Values => (one ? valuesOf(one) : { ...NOTHING, contextIds: about === null ? [] : [String(about)] }),
    [one, about],
  );
  const part = { scope, values, body: bodyOf, label: 'Save the meeting', words: WORDS, onDone };
  return one ? (
    <RecordForm
      {...part}
      name={`meeting-${one.id}`}
      record={one}
      schema={endpoints.changeMeeting.body}
      send={(body) => change.mutateAsync({ params: { id: one.id }, body })}
    >
      {(form) => <Fields form={form} contexts={contexts} />}
    </RecordForm>
  ) : (
    <RecordForm
      {...part}
      name={`meeting-new-${about ?? 'any'}`}
      record={null}
      schema={newMeeting}
      makes="changeMeeting"
      send={(body, how) => add.mutateAsync({ body, ...how })}
    >
      {(form) => <Fields form={form} contexts={contexts} />}
    </RecordForm>
  );
}

const PARTIES = partyKind.options.map((value) => ({ value, label: capital(value) }));

function Fields({
  form,
  contexts,
}: {
  readonly form: KeptForm<Based<Values>>;
  readonly contexts: readonly Context[];
}) {
  const attendance = rowsOf(form, 'attendance');
  const views = rowsOf(form, 'views');
  const young = attendance.rows.some(({ party }) => party === 'young people');
  return (
    <>
      <RadioField
        {...form.field('kind')}
        label="Kind of meeting"
        help="A multi-agency panel is, for example, a MACE panel."
        choices={meetingKind.options.map((value) => ({ value, label: capital(value) }))}
      />
      <TextField
        {...form.field('date')}
        kind="date"
        label="Held on"
        help="A meeting is recorded once it was held."
      />
      <ChecksField
        {...form.field('contextIds')}
        label="Contexts discussed"
        help="Places and groups. A meeting about a person is not recorded here."
        groups={[
          {
            choices: contexts
              .filter(({ archived, id }) => !archived || form.values.contextIds.includes(String(id)))
              .map((c) => ({ value: String(c.id), label: teamName(c) }))
              .sort((one, other) => one.label.localeCompare(other.label)),
          },
        ]}
      />
      <RowsField
        label="Who was asked, and came"
        help="Kinds of people and how many: never who."
        count={attendance.rows.length}
        most={13}
        add="Add a kind of partner"
        onAdd={() => attendance.add({ party: '', came: 'came', present: '' })}
        onTakeOut={attendance.takeOut}
        rowName={(at) => attendance.rows[at]?.party || `line ${at + 1}`}
        notice={
          attendance.rows.length > 0 && !young
            ? 'Young people are not on the list. If they were not asked, their views can still be brought below.'
            : undefined
        }
      >
        {(at) => (
          <div className="wm-fields-line">
            <SelectField
              {...attendance.field(at, 'party')}
              label="Who"
              help="Young people first."
              choices={PARTIES}
            />
            <SelectField
              {...attendance.field(at, 'came')}
              label="Asked and came"
              help="As it was."
              choices={(['came', 'asked, did not come', 'came unasked'] as const).map((value) => ({
                value,
                label: capital(value),
              }))}
            />
            {attendance.rows[at]?.came !== 'asked, did not come' && (
              <TextField
                {...attendance.field(at, 'present')}
                kind="number"
                width="short"
                label="How many"
                help="A count."
              />
            )}
          </div>
        )}
      </RowsField>
      <RowsField
        label="Views that were brought"
        help="Whose, in which way, and what was answered. One without an answer stays in sight as one."
        count={views.rows.length}
        most={20}
        add="Add views"
        onAdd={() => views.add({ party: '', how: '', answered: '' })}
        onTakeOut={views.takeOut}
        rowName={(at) => `views of ${views.rows[at]?.party || `line ${at + 1}`}`}
      >
        {(at) => (
          <>
            <SelectField
              {...views.field(at, 'party')}
              label="Whose"
              help="Kinds of people."
              choices={PARTIES}
            />
            <LongTextField
              {...views.field(at, 'how')}
              label="How they were brought"
              help="A survey, a film, in person, by a worker they chose. No names."
            />
            <LongTextField
              {...views.field(at, 'answered')}
              label="What was answered"
              help="What was done about it, and how they were told."
              optional
            />
          </>
        )}
      </RowsField>
      <LongTextField
        {...form.field('note')}
        label="Note"
        help="No names, no initials, no case numbers."
        optional
      />
    </>
  );
}
