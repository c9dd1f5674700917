import { useQuery } from '@tanstack/react-query';
import {
  actionOrientation,
  approach,
  type NewResponse,
  newResponse,
  type Response,
  responseState,
} from '@waymark/contract';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { query, useSend } from '../../api/queries';
import { LongTextField, RadioField, SelectField, TextField } from '../../parts/form/field';
import { useOwnChanges } from '../../parts/form/own-changes';
import type { How, Makes } from '../../parts/form/making';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { PressLine, usePress } from '../../parts/form/use-press';
import { useOpenForm } from '../../parts/form/use-open-form';
import { Waiting } from '../../parts/waiting';
import { APPROACH_WORDS, dayWords, ORIENTATION_WORDS } from '../../parts/words';
import { paths, withQuery } from '../../paths';

interface Values {
  title: string;
  start: string;
  end: string;
  orientation: Response['orientation'] | '';
  approach: NonNullable<Response['approach']> | 'none' | '';
  ownerKind: string;
  state: Response['state'] | '';
  note: string;
}

const EMPTY: Values = {
  title: '',
  start: '',
  end: '',
  orientation: '',
  approach: 'none',
  ownerKind: '',
  state: 'planned',
  note: '',
};

const valuesOf = (r: Response): Values => ({
  title: r.title,
  start: r.start,
  end: r.end ?? '',
  orientation: r.orientation,
  approach: r.approach ?? 'none',
  ownerKind: r.ownerKind,
  state: r.state,
  note: r.note,
});

const bodyOf = (v: Values) => ({
  ...v,
  end: v.end || null,
  approach: v.approach === 'none' || v.approach === '' ? null : v.approach,
});

/** What is done about the context: drawn through its lines as a date, never as a cause. */
export function ResponsesSection({
  scope,
  contextId,
  also,
}: {
  readonly scope: string;
  readonly contextId: number;
  /** A way to what else was decided. */
  readonly also?: ReactNode;
}) {
  const responses = useQuery(query('responses', { params: { id: contextId } }));
  const { open, show, close } = useOpenForm('response');
  const add = useSend('addResponse');
  return (
    <section className="wm-section wm-entry" id="responses">
      <h2>Responses</h2>
      <p className="wm-small">
        Actions to make the context safer. Their dates are drawn beside its figures; that something was done
        says when, not why.
      </p>
      <Waiting for={responses}>
        {(all) =>
          all.length === 0 ? (
            <p>No response is recorded yet.</p>
          ) : (
            <ul className="wm-quiet-list">
              {all.map((response) => (
                <li key={response.id}>
                  {open === response.id ? (
                    <ChangeResponse scope={scope} response={response} onDone={close} />
                  ) : (
                    <ResponseLine response={response} onEdit={() => show(response.id)} />
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Waiting>
      {open === 'new' ? (
        <ResponseForm
          scope={scope}
          name={`response-new-${contextId}`}
          initial={EMPTY}
          makes="changeResponse"
          send={(body, how) => add.mutateAsync({ params: { id: contextId }, body, ...how })}
          onDone={close}
        />
      ) : (
        <button type="button" className="wm-button" onClick={() => show('new')}>
          Add a response
        </button>
      )}
      {also && <p className="wm-links">{also}</p>}
    </section>
  );
}

/** What is done, since when, what it sets out to change, and who owns it. */
export function ResponseWords({ response }: { readonly response: Response }) {
  return (
    <>
      <p>
        <strong>{response.title}</strong>, {response.state}
        {response.archived && <span className="wm-tag"> archived</span>}
      </p>
      <p className="wm-small">
        From {dayWords(response.start)}
        {response.end ? ` to ${dayWords(response.end)}` : ''}. {ORIENTATION_WORDS[response.orientation].label}
        {response.approach ? `; ${APPROACH_WORDS[response.approach].label.toLowerCase()}` : ''}. Owner:{' '}
        {response.ownerKind}.
      </p>
      {response.note && <p className="wm-small">{response.note}</p>}
    </>
  );
}

function ResponseLine({ response, onEdit }: { readonly response: Response; readonly onEdit: () => void }) {
  const archive = usePress('changeResponse', `response-${response.id}`, `The response “${response.title}”`);
  return (
    <>
      <ResponseWords response={response} />
      <PressLine press={archive} named={response.title} />
      <div className="wm-links">
        <Link to={withQuery(paths.inquiry(response.contextId), { response: response.id })}>
          Did it change when this began?<span className="wm-hidden"> {response.title}</span>
        </Link>
        <button type="button" className="wm-link-button" onClick={onEdit}>
          Edit<span className="wm-hidden"> {response.title}</span>
        </button>
        <button
          type="button"
          className="wm-link-button"
          disabled={archive.isPending || archive.waiting !== null}
          onClick={() =>
            archive.mutate({ params: { id: response.id }, body: { archived: !response.archived } })
          }
        >
          {response.archived ? 'Take up again' : 'Archive'}
          <span className="wm-hidden"> {response.title}</span>
        </button>
      </div>
    </>
  );
}

function ChangeResponse({
  scope,
  response,
  onDone,
}: {
  readonly scope: string;
  readonly response: Response;
  readonly onDone: () => void;
}) {
  const change = useSend('changeResponse');
  const { id: _id, contextId: _of, archived: _archived, ...stands } = response;
  const name = `response-${response.id}`;
  const send = useOwnChanges(stands, (body) => change.mutateAsync({ params: { id: response.id }, body }), {
    scope,
    name,
  });
  return (
    <ResponseForm
      scope={scope}
      name={name}
      initial={valuesOf(response)}
      stands={stands}
      send={send}
      onDone={onDone}
    />
  );
}

function ResponseForm({
  scope,
  name,
  initial,
  stands,
  makes,
  send,
  onDone,
}: {
  readonly scope: string;
  readonly name: string;
  readonly initial: Values;
  readonly stands?: object;
  readonly makes?: Makes;
  readonly send: (body: NewResponse, how: How) => Promise<Response>;
  readonly onDone: () => void;
}) {
  const form = useKeptForm<Values>(scope, name, initial, stands);
  return (
    <SendForm
      form={form}
      schema={newResponse}
      body={bodyOf}
      makes={makes}
      send={send}
      label="Save the response"
      onSaved={onDone}
      onCancel={onDone}
    >
      <TextField
        {...form.field('title')}
        label="What is done"
        help="In a few words, such as “Lights on the underpass”. No names of young people."
        max={160}
      />
      <RadioField
        {...form.field('orientation')}
        label="What it sets out to change"
        help="Plans start with the context and drift back to young people’s behaviour. This tag lets the plan see it happen."
        choices={actionOrientation.options.map((value) => ({ value, ...ORIENTATION_WORDS[value] }))}
      />
      <RadioField
        {...form.field('approach')}
        label="How adults are present in it"
        help="Being cared for, being watched and being moved on are different things, and are told apart on every page."
        choices={[
          { value: 'none' as const, label: 'None of these' },
          ...approach.options.map((value) => ({ value, ...APPROACH_WORDS[value] })),
        ]}
      />
      <div className="wm-fields-line">
        <TextField
          {...form.field('start')}
          kind="date"
          label="From"
          help="The day it began, or is to begin."
        />
        <TextField
          {...form.field('end')}
          kind="date"
          label="Until"
          help="Its last day; empty while it runs."
          optional
        />
      </div>
      <SelectField
        {...form.field('state')}
        label="Where it stands"
        help="Stopped is as good to know as done."
        choices={responseState.options.map((value) => ({ value, label: value }))}
      />
      <TextField
        {...form.field('ownerKind')}
        label="Who owns it"
        help="A role, such as “council lighting team” or “youth work charity”: never a person’s name."
        max={80}
      />
      <LongTextField
        {...form.field('note')}
        label="Note"
        help="Anything that explains it later. No names."
        optional
      />
    </SendForm>
  );
}
