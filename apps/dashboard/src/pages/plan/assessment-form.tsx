import {
  type Assessment,
  endpoints,
  type Guide,
  type GuideName,
  newAssessment,
  partyKind,
} from '@waymark/contract';
import { useMemo } from 'react';
import { useSend } from '../../api/queries';
import { ChecksField, LongTextField, RadioField, SelectField, TextField } from '../../parts/form/field';
import { numberOf } from '../../parts/form/numbers';
import { RecordForm } from '../../parts/form/record-form';
import { RowsField, rowsOf } from '../../parts/form/rows';
import { type Bound } from '../../parts/form/use-kept-form';
import { capital } from './plan-words';

type Party = (typeof partyKind.options)[number];
export interface AssessmentValues {
  guide: GuideName | '';
  start: string;
  end: string;
  methods: readonly string[];
  tookPart: readonly { party: Party | ''; people: string }[];
  findings: Readonly<Record<string, string>>;
  weighting: readonly { factor: string; why: string; contextId: number | null }[];
  note: string;
}

const valuesOf = (one: Assessment): AssessmentValues => ({
  guide: one.guide,
  start: one.start,
  end: one.end ?? '',
  methods: one.methods,
  tookPart: one.tookPart.map(({ party, people }) => ({ party, people: String(people) })),
  findings: Object.fromEntries(one.findings.map(({ prompt, text }) => [prompt, text])),
  weighting: one.weighting,
  note: one.note,
});

const emptyOf = (guide: GuideName): AssessmentValues => ({
  guide,
  start: '',
  end: '',
  methods: [],
  tookPart: [],
  findings: {},
  weighting: [],
  note: '',
});

const bodyOf =
  (guides: readonly Guide[]) =>
  (v: AssessmentValues): object => {
    const guide = guides.find((one) => one.guide === v.guide);
    const prompts = guide?.sides.flatMap((side) => side.prompts.map(({ code }) => code)) ?? [];
    const methods = guide?.methods.map(({ code }) => code) ?? [];
    return {
      guide: v.guide,
      start: v.start,
      end: v.end || null,
      methods: methods.filter((code) => v.methods.includes(code)),
      tookPart: v.tookPart.map(({ party, people }) => ({ party, people: numberOf(people) })),
      findings: prompts
        .filter((code) => (v.findings[code] ?? '').trim() !== '')
        .map((prompt) => ({ prompt, text: v.findings[prompt] ?? '' })),
      weighting: v.weighting.map(({ factor, why, contextId }) => ({ factor, why, contextId })),
      note: v.note,
    };
  };

/** What was looked at, with whom, and what must change first: by the questions of a guide. */
export function AssessmentForm({
  scope,
  contextId,
  guides,
  suited,
  one,
  onDone,
}: {
  readonly scope: string;
  readonly contextId: number;
  readonly guides: readonly Guide[];
  readonly suited: GuideName;
  readonly one: Assessment | null;
  readonly onDone: () => void;
}) {
  const add = useSend('addAssessment');
  const change = useSend('changeAssessment');
  const values = useMemo(() => (one ? valuesOf(one) : emptyOf(suited)), [one, suited]);
  const part = {
    scope,
    values,
    body: bodyOf(guides),
    onDone,
    label: 'Save the assessment',
    words: {
      guide: { label: 'Guide' },
      start: { label: 'From' },
      end: { label: 'To' },
      note: { label: 'Note' },
      methods: { label: 'Methods', say: (v: AssessmentValues) => v.methods.join(', ') },
      tookPart: {
        label: 'Who took part',
        say: (v: AssessmentValues) => v.tookPart.map((r) => `${r.people} ${r.party}`).join(', '),
      },
      findings: {
        label: 'What was found',
        say: (v: AssessmentValues) => Object.values(v.findings).join(' / '),
      },
      weighting: {
        label: 'What must change first',
        say: (v: AssessmentValues) => v.weighting.map((r) => `${r.factor}: ${r.why}`).join(' / '),
      },
    },
  };
  const fields = (form: FieldsProps['form']) => <Fields form={form} guides={guides} />;
  return one ? (
    <RecordForm
      {...part}
      name={`assessment-${one.id}`}
      record={one}
      schema={endpoints.changeAssessment.body}
      send={(body) => change.mutateAsync({ params: { id: one.id }, body })}
    >
      {fields}
    </RecordForm>
  ) : (
    <RecordForm
      {...part}
      name={`assessment-new-${contextId}`}
      record={null}
      schema={newAssessment}
      makes="changeAssessment"
      send={(body, how) => add.mutateAsync({ params: { id: contextId }, body, ...how })}
    >
      {fields}
    </RecordForm>
  );
}

type Part = Parameters<
  Parameters<typeof RecordForm<AssessmentValues, typeof newAssessment, unknown>>[0]['children']
>[0];
interface FieldsProps {
  readonly form: Part;
  readonly guides: readonly Guide[];
}

function Fields({ form, guides }: FieldsProps) {
  const guide = guides.find((one) => one.guide === form.values.guide);
  const people = rowsOf(form, 'tookPart');
  const finding = (code: string): Bound<string> => ({
    id: `${form.id}-findings-${code}`,
    value: form.values.findings[code] ?? '',
    onValue: (text) => {
      form.set((before) => ({ ...before, findings: { ...before.findings, [code]: text } }));
      form.mended('findings');
    },
    refusal: undefined,
  });
  return (
    <>
      <RadioField
        {...form.field('guide')}
        label="Guide"
        help="What one looks at, and how, differs for a place, a group and a school."
        choices={guides.map(({ guide: value, label, about }) => ({ value, label, words: about }))}
      />
      <div className="wm-fields-line">
        <TextField {...form.field('start')} kind="date" label="From" help="The first day of looking." />
        <TextField {...form.field('end')} kind="date" label="To" help="Empty while it goes on." optional />
      </div>
      <ChecksField
        {...form.field('methods')}
        label="How you looked"
        help="More than one way, and one of them with young people."
        optional
        groups={[
          {
            choices: (guide?.methods ?? []).map(({ code, label, about }) => ({
              value: code,
              label,
              words: about,
            })),
          },
        ]}
      />
      <RowsField
        label="Who took part"
        help="Kinds of people and how many. There is no field for a name, here or anywhere in a plan."
        count={people.rows.length}
        most={13}
        add="Add who took part"
        onAdd={() => people.add({ party: '', people: '' })}
        onTakeOut={people.takeOut}
        rowName={(at) => people.rows[at]?.party || `line ${at + 1}`}
      >
        {(at) => (
          <div className="wm-fields-line">
            <SelectField
              {...people.field(at, 'party')}
              label="Who"
              help="Young people first."
              choices={partyKind.options.map((value) => ({ value, label: capital(value) }))}
            />
            <TextField
              {...people.field(at, 'people')}
              kind="number"
              width="short"
              label="How many"
              help="A count."
            />
          </div>
        )}
      </RowsField>
      {guide && (
        <p className="wm-help">
          Below is what was found about the place or group. No names, no descriptions of people.
        </p>
      )}
      {guide?.sides.map((side) => (
        <section key={side.side} className="wm-form-part" aria-label={side.label}>
          <h3>{side.label}</h3>
          {side.prompts.map(({ code, ask }) => (
            <LongTextField key={code} {...finding(code)} label={ask} help="" optional />
          ))}
        </section>
      ))}
      <Weighting form={form} />
      <LongTextField
        {...form.field('note')}
        label="Note"
        help="What else a reader in ten years should know."
        optional
      />
    </>
  );
}

/** Context weighting: what weighs most stands first. */
function Weighting({ form }: { readonly form: Part }) {
  const rows = rowsOf(form, 'weighting');
  return (
    <RowsField
      label="What must change first"
      help="Context weighting: which context or factor weighs most on young people’s safety, the heaviest first, and why."
      count={rows.rows.length}
      most={7}
      add={rows.rows.length === 0 ? 'Name what weighs most' : 'Name what comes next'}
      onAdd={() => rows.add({ factor: '', why: '', contextId: null })}
      onTakeOut={rows.takeOut}
      rowName={(at) => `weight ${at + 1}`}
    >
      {(at) => (
        <>
          <TextField
            {...rows.field(at, 'factor')}
            label={`${at + 1}. What weighs`}
            help="A place, a group, a practice, a rule."
            max={160}
          />
          <LongTextField
            {...rows.field(at, 'why')}
            label="Why it comes here"
            help="What changes once this has changed."
          />
        </>
      )}
    </RowsField>
  );
}
