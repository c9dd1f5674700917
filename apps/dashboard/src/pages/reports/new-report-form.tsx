import { useQuery } from '@tanstack/react-query';
import type { Context, Grant } from '@waymark/contract';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { fieldSentence } from '../../api/errors';
import { query, useSend } from '../../api/queries';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';

/** First the grant, then one of the contexts it is for. */
export function NewReportForm() {
  const grants = useQuery(query('grants', {}));
  const contexts = useQuery(query('contexts', {}));
  return (
    <Waiting for={grants}>
      {(allGrants) => (
        <Waiting for={contexts}>
          {(allContexts) => <Choice grants={reportable(allGrants)} contexts={allContexts} />}
        </Waiting>
      )}
    </Waiting>
  );
}

const reportable = (grants: readonly Grant[]): Grant[] =>
  grants.filter((grant) => !grant.archived && grant.contextIds.length > 0);

function Choice({
  grants,
  contexts,
}: {
  readonly grants: readonly Grant[];
  readonly contexts: readonly Context[];
}) {
  const [grantId, setGrantId] = useState('');
  const [contextId, setContextId] = useState('');
  const send = useSend('addReport');
  const navigate = useNavigate();
  if (grants.length === 0)
    return (
      <p>
        A report needs a grant and a place it is for. <Link to={paths.grants()}>Record a grant first.</Link>
      </p>
    );
  const grant = grants.find((one) => String(one.id) === grantId);
  // A report is about a context, never about one young person.
  const choices = contexts.filter((one) => grant?.contextIds.includes(one.id) && one.level !== 'individual');
  const begin = (event: FormEvent): void => {
    event.preventDefault();
    send.mutate(
      { body: { template: 'funder', grantId: Number(grantId), contextId: Number(contextId) } },
      { onSuccess: (report) => void navigate(paths.report(report.id)) },
    );
  };
  const refused = send.error ? (fieldSentence(send.error, 'contextId') ?? send.error.sentence) : undefined;
  return (
    <form className="wm-report-new" onSubmit={begin}>
      <div className="wm-report-field">
        <label htmlFor="new-grant">Grant</label>
        <select
          id="new-grant"
          required
          value={grantId}
          onChange={(event) => {
            setGrantId(event.target.value);
            setContextId('');
          }}
        >
          <option value="">Choose a grant</option>
          {grants.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}, {one.funder}, {one.start.slice(0, 4)} to {one.end.slice(0, 4)}
            </option>
          ))}
        </select>
      </div>
      <div className="wm-report-field">
        <label htmlFor="new-context">Context it is about</label>
        <select
          id="new-context"
          required
          disabled={!grant}
          value={contextId}
          aria-describedby={refused ? 'new-refused' : undefined}
          onChange={(event) => setContextId(event.target.value)}
        >
          <option value="">{grant ? 'Choose a place or group' : 'Choose a grant first'}</option>
          {choices.map((one) => (
            <option key={one.id} value={one.id}>
              {one.pseudonym}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="wm-button wm-button-main" disabled={send.isPending}>
        {send.isPending ? 'Beginning …' : 'Begin the report'}
      </button>
      {refused && (
        <p id="new-refused" className="wm-report-refused" role="alert">
          {refused}
        </p>
      )}
    </form>
  );
}
