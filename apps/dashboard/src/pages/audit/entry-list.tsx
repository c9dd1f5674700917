import type { AuditChange, AuditEntry } from '@waymark/contract';
import { Link } from 'react-router';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';
import { capacityWords, dayOf, deedWords, timeOf } from './entry-words';

const CHANGES_OPEN = 3;

/** Entries by day, the latest first. */
export function EntryList({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const days = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const day = dayOf(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return (
    <>
      {[...days].map(([day, its]) => (
        <section key={day} className="wm-audit-day" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>{dayWords(day)}</h2>
          <ol className="wm-quiet-list">
            {its.map((entry) => (
              <Entry key={entry.sequence} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function Entry({ entry }: { readonly entry: AuditEntry }) {
  const { changes, details, reason, contextId } = entry;
  return (
    <li className="wm-audit-entry">
      <time dateTime={entry.at}>{timeOf(entry.at)}</time>
      <div>
        <p>
          <strong>{entry.actor.name}</strong> {deedWords(entry)}
          {reason ? `, because “${reason}”` : ''}.
        </p>
        {changes.length > 0 &&
          (changes.length <= CHANGES_OPEN ? (
            <Changes changes={changes} />
          ) : (
            <details>
              <summary>{changes.length} fields</summary>
              <Changes changes={changes} />
            </details>
          ))}
        {details.length > 0 && (
          <p className="wm-small">{details.map(({ name, value }) => `${name}: ${value}`).join(' · ')}</p>
        )}
        <p className="wm-small">
          Number {entry.sequence} · {capacityWords(entry)}
          {entry.requestId && ` · request ${entry.requestId}`}
          {contextId !== null && (
            <>
              {' · '}
              <Link to={`${paths.audit()}?contextId=${contextId}`}>
                All about this context<span className="wm-hidden"> {contextId}</span>
              </Link>
            </>
          )}
        </p>
      </div>
    </li>
  );
}

function Changes({ changes }: { readonly changes: readonly AuditChange[] }) {
  return (
    <dl className="wm-audit-changes">
      {changes.map((change, at) => (
        // a round may hold the same indicator and period twice
        <div key={`${change.field} ${at}`}>
          <dt>{change.field}</dt>
          <dd>{changeWords(change)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A personal value is not in the log, so nothing of it can be shown. */
function changeWords({ personal, before, after }: AuditChange): string {
  if (personal) return before === null ? 'set' : after === null ? 'emptied' : 'changed';
  if (before === null) return shown(after);
  return `${shown(before)} → ${shown(after)}`;
}

const shown = (value: string | null) => (value === null || value === '' ? 'nothing' : value);
