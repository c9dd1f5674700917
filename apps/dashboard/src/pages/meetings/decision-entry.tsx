import type { Decision, Meeting } from '@waymark/contract';
import { Link } from 'react-router';
import { useOpenForm } from '../../parts/form/use-open-form';
import { PressLine, usePress } from '../../parts/form/use-press';
import { dayWords } from '../../parts/words';
import { capital, tagWords } from '../plan/plan-words';
import { paths } from '../../paths';
import { useWritesAs } from '../../reach';
import { CodeForm, SettleForm } from './coding';
import { DecisionForm } from './decision-form';
import { useResponsesOf } from './responses-of';

const CODING: Record<Decision['coding'], string> = {
  uncoded: 'not coded yet',
  'one coder': 'coded by one, a second is needed',
  agreed: 'two people agree',
  apart: 'two people differ: settle it',
  settled: 'settled',
};

interface Props {
  readonly scope: string;
  readonly today: string;
  readonly meeting: Meeting;
  readonly one: Decision;
  readonly nameOf: (contextId: number) => string;
}

/** One decision in words, and the forms that belong to it. */
export function DecisionEntry({ scope, today, meeting, one, nameOf }: Props) {
  const { open, show, close } = useOpenForm({
    [`decision-${one.id}`]: 'edit',
    [`code-${one.id}`]: 'code',
    [`settle-${one.id}`]: 'settle',
  });
  const done = usePress('changeDecision', `decision-${one.id}`, `The decision “${one.title}”`);
  const writesAs = useWritesAs(one.contextId);
  // a partner says how decisions go on that their own kind of partner owns; what was decided stays
  const theirs = writesAs === 'team' || writesAs === one.owner;
  const goOn = (state: 'under way' | 'done' | 'dropped') =>
    done.mutate({
      params: { id: one.id },
      body: { state, ...(state === 'done' ? { doneOn: today } : {}), version: one.version },
    });
  const pressed = (done.waiting?.body as { readonly state?: string } | undefined)?.state;
  const became = useResponsesOf(one.responseId === null ? 0 : one.contextId).find(
    ({ id }) => id === one.responseId,
  );
  const hidden = <span className="wm-hidden"> {one.title}</span>;
  if (open === 'edit')
    return <DecisionForm {...{ scope, meeting, nameOf, one }} about={null} onDone={close} />;
  const late = one.due !== null && one.due < today && (one.state === 'planned' || one.state === 'under way');
  return (
    <>
      <p>
        <strong>{one.title}</strong>
        {meeting.contextIds.length > 1 && <span className="wm-small"> for {nameOf(one.contextId)}</span>}
      </p>
      <p className="wm-small">
        {tagWords(one.counted)}. Owner: {one.owner}.{' '}
        {one.state === 'done'
          ? `Done${one.doneOn ? ` ${dayWords(one.doneOn)}` : ''}.`
          : `${capital(one.state)}${one.due ? `, ${late ? 'was due' : 'due'} ${dayWords(one.due)}` : ''}.`}
      </p>
      {became && (
        <p className="wm-small">
          Became the response <Link to={paths.plan(one.contextId)}>{became.title}</Link> of the plan.
        </p>
      )}
      {one.turn && (
        <p className="wm-small wm-turned">
          Turned: first proposed was “{one.turn.proposed}” ({tagWords(one.turn.proposedTag)});{' '}
          {one.turn.arguedBy} argued for this instead.
        </p>
      )}
      <p className="wm-small">
        Coding: {CODING[one.coding]}
        {one.coding === 'agreed'
          ? `: ${one.codes.map(({ coder }) => coder).join(' and ')}.`
          : `.${one.codes.map(({ coder, tag }) => ` ${coder}: ${tagWords(tag)}.`).join('')}`}
        {one.settledBecause && ` Settled because: ${one.settledBecause}`}
      </p>
      {pressed && (
        <p>
          <strong>{capital(pressed)}, not yet sent.</strong>
        </p>
      )}
      <PressLine press={done} named={one.title} />
      {open === 'code' && <CodeForm scope={scope} one={one} onDone={close} />}
      {open === 'settle' && <SettleForm scope={scope} one={one} onDone={close} />}
      {open === null && (
        <div className="wm-links">
          {writesAs === 'team' && (
            <button type="button" className="wm-link-button" onClick={() => show('edit')}>
              Edit{hidden}
            </button>
          )}
          {theirs && !pressed && (one.state === 'planned' || one.state === 'under way') && (
            <button
              type="button"
              className="wm-link-button"
              disabled={done.isPending}
              onClick={() => goOn('done')}
            >
              Done today{hidden}
            </button>
          )}
          {theirs &&
            !pressed &&
            writesAs !== 'team' &&
            (['under way', 'dropped'] as const).map(
              (state) =>
                one.state !== state &&
                one.state !== 'done' && (
                  <button
                    key={state}
                    type="button"
                    className="wm-link-button"
                    disabled={done.isPending}
                    onClick={() => goOn(state)}
                  >
                    {state === 'dropped' ? 'Drop it' : 'Under way now'}
                    {hidden}
                  </button>
                ),
            )}
          {!one.codedByMe && (one.coding === 'uncoded' || one.coding === 'one coder') && (
            <button type="button" className="wm-link-button" onClick={() => show('code')}>
              Code it apart{hidden}
            </button>
          )}
          {(one.coding === 'apart' || one.coding === 'settled') && (
            <button type="button" className="wm-link-button" onClick={() => show('settle')}>
              {one.coding === 'apart' ? 'Settle it' : 'Settle it anew'}
              {hidden}
            </button>
          )}
        </div>
      )}
    </>
  );
}
