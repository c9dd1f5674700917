import {
  type Decision,
  decisionState,
  endpoints,
  type Meeting,
  newDecision,
  partyKind,
} from '@waymark/contract';
import { useMemo } from 'react';
import { useSend } from '../../api/queries';
import { LongTextField, RadioField, SelectField, TextField } from '../../parts/form/field';
import { fieldAt } from '../../parts/form/rows';
import { RecordForm } from '../../parts/form/record-form';
import type { Based } from '../../parts/form/two-editors';
import type { KeptForm } from '../../parts/form/use-kept-form';
import { useWritesAs } from '../../reach';
import { useResponsesOf } from './responses-of';
import { capital } from '../plan/plan-words';
import { type Approach, type Orientation, TagFields } from './tag-fields';

type Party = (typeof partyKind.options)[number];
interface Values {
  contextId: string;
  title: string;
  owner: Party | '';
  due: string;
  state: Decision['state'] | '';
  doneOn: string;
  orientation: Orientation;
  approach: Approach;
  turned: 'no' | 'yes' | '';
  proposed: string;
  proposedOrientation: Orientation;
  proposedApproach: Approach;
  arguedBy: Party | '';
  responseId: string;
}

const valuesOf = (one: Decision | null, contextId: string): Values => ({
  contextId: one ? String(one.contextId) : contextId,
  title: one?.title ?? '',
  owner: one?.owner ?? '',
  due: one?.due ?? '',
  state: one?.state ?? 'planned',
  doneOn: one?.doneOn ?? '',
  orientation: one?.tag.orientation ?? '',
  approach: one?.tag.approach ?? '',
  turned: one?.turn ? 'yes' : 'no',
  proposed: one?.turn?.proposed ?? '',
  proposedOrientation: one?.turn?.proposedTag.orientation ?? '',
  proposedApproach: one?.turn?.proposedTag.approach ?? '',
  arguedBy: one?.turn?.arguedBy ?? '',
  responseId: one?.responseId == null ? '' : String(one.responseId),
});

const bodyOf = (v: Values) => ({
  contextId: v.contextId === '' ? undefined : Number(v.contextId),
  title: v.title,
  owner: v.owner,
  due: v.due || null,
  state: v.state,
  doneOn: v.state === 'done' ? v.doneOn || null : null,
  tag: { orientation: v.orientation, approach: v.approach || null },
  turn:
    v.turned === 'yes'
      ? {
          proposed: v.proposed,
          proposedTag: { orientation: v.proposedOrientation, approach: v.proposedApproach || null },
          arguedBy: v.arguedBy,
        }
      : null,
  responseId: v.responseId === '' ? null : Number(v.responseId),
});

const WORDS = {
  title: { label: 'What was decided' },
  contextId: { label: 'Context' },
  owner: { label: 'Owner' },
  due: { label: 'Due' },
  state: { label: 'State' },
  doneOn: { label: 'Done on' },
  orientation: { label: 'What it sets out to change' },
  approach: { label: 'By which means' },
  turned: { label: 'Was it turned?' },
  proposed: { label: 'What was proposed first' },
  proposedOrientation: { label: 'What the proposal set out to change' },
  proposedApproach: { label: 'Means of the proposal' },
  arguedBy: { label: 'Who argued for the turn' },
  responseId: { label: 'Response of the plan' },
};

interface Part {
  readonly scope: string;
  readonly meeting: Meeting;
  /** Names of the contexts of the meeting. */
  readonly nameOf: (contextId: number) => string;
  readonly onDone: () => void;
}

/** One decision: what, who owns it, what it sets out to change, and what was proposed first. */
export function DecisionForm({
  one,
  about,
  scope,
  meeting,
  nameOf,
  onDone,
}: Part & { readonly one: Decision | null; readonly about: number | null }) {
  const add = useSend('addDecision');
  const change = useSend('changeDecision');
  const only = meeting.contextIds.length === 1 ? meeting.contextIds[0] : about;
  const values = useMemo(() => valuesOf(one, only == null ? '' : String(only)), [one, only]);
  const part = { scope, values, body: bodyOf, label: 'Save the decision', words: WORDS, onDone };
  const fields = (form: KeptForm<Based<Values>>) => (
    <Fields form={form} contextIds={meeting.contextIds} nameOf={nameOf} />
  );
  return one ? (
    <RecordForm
      {...part}
      name={`decision-${one.id}`}
      record={one}
      schema={endpoints.changeDecision.body}
      send={(body) => change.mutateAsync({ params: { id: one.id }, body })}
    >
      {fields}
    </RecordForm>
  ) : (
    <RecordForm
      {...part}
      name={`decision-new-${meeting.id}`}
      record={null}
      schema={newDecision}
      makes="changeDecision"
      send={(body, how) => add.mutateAsync({ params: { id: meeting.id }, body, ...how })}
    >
      {fields}
    </RecordForm>
  );
}

const PARTIES = partyKind.options.map((value) => ({ value, label: capital(value) }));

function Fields({
  form,
  contextIds,
  nameOf,
}: {
  readonly form: KeptForm<Based<Values>>;
  readonly contextIds: readonly number[];
  readonly nameOf: Part['nameOf'];
}) {
  const responses = useResponsesOf(Number(form.values.contextId));
  const writesAs = useWritesAs(Number(form.values.contextId));
  return (
    <>
      <TextField
        {...form.field('title')}
        label="What was decided"
        help="As one action. No names."
        max={200}
      />
      {contextIds.length > 1 && (
        <SelectField
          {...form.field('contextId')}
          label="For which context"
          help="One of those discussed."
          choices={contextIds.map((id) => ({ value: String(id), label: nameOf(id) }))}
        />
      )}
      <div className="wm-fields-line">
        <SelectField
          {...form.field('owner')}
          label="Owner"
          help="The kind of partner that does it."
          choices={writesAs === 'team' ? PARTIES : PARTIES.filter(({ value }) => value === writesAs)}
        />
        <TextField {...form.field('due')} kind="date" label="Due" help="By which day." optional />
        <SelectField
          {...form.field('state')}
          label="State"
          help="As it stands today."
          choices={decisionState.options.map((value) => ({ value, label: capital(value) }))}
        />
        {form.values.state === 'done' && (
          <TextField
            {...form.field('doneOn')}
            kind="date"
            label="Done on"
            help="The day it was done."
            optional
          />
        )}
      </div>
      <TagFields
        orientation={fieldAt(form, 'orientation', 'tag.orientation')}
        approach={fieldAt(form, 'approach', 'tag.approach')}
      />
      {responses.length > 0 && (
        <SelectField
          {...form.field('responseId')}
          label="Response of the plan that it became"
          help="Ties what was decided to what was done about the context."
          optional
          empty="None yet"
          choices={responses.map(({ id, title }) => ({ value: String(id), label: title }))}
        />
      )}
      <RadioField
        {...form.field('turned')}
        label="Was it turned?"
        help="Something else was proposed first, and somebody argued for this."
        choices={[
          { value: 'no', label: 'No' },
          { value: 'yes', label: 'Yes' },
        ]}
      />
      {form.values.turned === 'yes' && (
        <section className="wm-form-part" aria-label="What was proposed first">
          <LongTextField
            {...fieldAt(form, 'proposed', 'turn.proposed')}
            label="What was proposed first"
            help="In a few words."
          />
          <TagFields
            orientation={fieldAt(form, 'proposedOrientation', 'turn.proposedTag.orientation')}
            approach={fieldAt(form, 'proposedApproach', 'turn.proposedTag.approach')}
            about="What the proposal set out to change"
          />
          <SelectField
            {...fieldAt(form, 'arguedBy', 'turn.arguedBy')}
            label="Who argued for the turn"
            help="The kind of partner, never who."
            choices={PARTIES}
          />
        </section>
      )}
    </>
  );
}
