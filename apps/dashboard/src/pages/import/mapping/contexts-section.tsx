import type { FoundContext } from '@waymark/contract';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { teamName } from '../../../parts/words';
import { paths } from '../../../paths';
import { type Desk, placeId } from './desk';
import { contextSaid, isSent, tablesOf, withContext, withRule } from './draft-state';
import { NewContexts } from './new-contexts';

/** Names in the file and the contexts they are taken for. What is not known is left out and said, never created unasked. */
export function ContextsSection({ desk }: { readonly desk: Desk }) {
  const [making, setMaking] = useState(false);
  if (desk.draft.mapping.kind === 'official') return null;
  const found = desk.preview?.contexts ?? desk.proposal.contexts;
  const unknown = found.filter((one) => meant(desk, one) === undefined);
  return (
    <section className="wm-section" id="places" tabIndex={-1} aria-labelledby="places-title">
      <h2 id="places-title">
        Places and groups {unknown.length > 0 && <span className="wm-tag">{unknown.length} not known</span>}
      </h2>
      <WholeTables desk={desk} />
      {found.length > 0 && (
        <table className="wm-table wm-stack" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                In the file
              </th>
              <th role="columnheader" scope="col">
                Is
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {found.map((one, at) => (
              <Named key={one.text} id={placeId(at)} desk={desk} found={one} />
            ))}
          </tbody>
        </table>
      )}
      {unknown.length > 0 &&
        (making ? (
          <NewContexts
            names={unknown.map(({ text }) => text)}
            begin={earliest(desk)}
            onMade={(text, code) => desk.change((before) => withContext(before, text, code))}
            onClose={() => setMaking(false)}
          />
        ) : (
          <p className="wm-links">
            <button type="button" className="wm-button" onClick={() => setMaking(true)}>
              {unknown.length === 1 ? 'Create this context' : `Create these ${unknown.length} contexts`}
            </button>
            <Link to={paths.contextNew()}>Or one with all its details: nothing here is lost meanwhile</Link>
          </p>
        ))}
    </section>
  );
}

/** A code; null for left out on purpose; undefined for not known. */
function meant(desk: Desk, { text, code }: FoundContext): string | null | undefined {
  const said = contextSaid(desk.draft, text);
  return said === undefined ? (code ?? undefined) : said;
}

const OUT = '\u0000out';

function Named({
  id,
  desk,
  found,
}: {
  readonly id: string;
  readonly desk: Desk;
  readonly found: FoundContext;
}) {
  const code = meant(desk, found);
  const near = found.match === 'near' && contextSaid(desk.draft, found.text) === undefined;
  const offered = found.suggestions.filter((one) => one.code !== code);
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {found.text}{' '}
        <span className="wm-small">
          {found.rows === 1 ? 'one row' : `${found.rows.toLocaleString('en-GB')} rows`}
        </span>
      </th>
      <td role="cell">
        <select
          id={id}
          className="wm-input"
          aria-label={`“${found.text}” is`}
          value={code === null ? OUT : (code ?? '')}
          onChange={(event) =>
            desk.change((before) =>
              withContext(before, found.text, event.target.value === OUT ? null : event.target.value),
            )
          }
        >
          {code === undefined && <option value="">not known: choose, or it stays out</option>}
          <option value={OUT}>left out</option>
          {desk.contexts.map((context) => (
            <option key={context.id} value={context.code}>
              {teamName(context)} ({context.code})
            </option>
          ))}
        </select>
        {near && <p className="wm-small">Written a little differently in the file.</p>}
        {code === undefined && offered.length > 0 && (
          <p className="wm-small wm-offered">
            <span>Like:</span>
            {offered.map((one) => (
              <button
                key={one.code}
                type="button"
                className="wm-link-button"
                onClick={() => desk.change((before) => withContext(before, found.text, one.code))}
              >
                {desk.names.get(one.code) ?? one.name}
              </button>
            ))}
          </p>
        )}
      </td>
    </tr>
  );
}

/** Tables in which no column says where: then the whole table is about one place. */
function WholeTables({ desk }: { readonly desk: Desk }) {
  const id = useId();
  return tablesOf(desk.draft).map((table, at) => {
    const said = table.columns.some(
      (rule) => rule.as === 'context' || (rule.as === 'figure' && rule.context !== null),
    );
    if ((said && table.context === null) || !isSent(desk.draft, at)) return null;
    const name = table.sheet ?? desk.proposal.tables[desk.draft.owners[at] ?? 0]?.sheetName;
    return (
      <div key={at} className="wm-field">
        <label htmlFor={`${id}-${at}`}>
          {tablesOf(desk.draft).length > 1 && name ? `All rows of “${name}” are about` : 'All rows are about'}
        </label>
        <select
          id={`${id}-${at}`}
          className="wm-input"
          value={table.context ?? ''}
          onChange={(event) =>
            desk.change((before) =>
              withRule(before, at, (one) => ({ ...one, context: event.target.value || null })),
            )
          }
        >
          <option value="">no place: a column says it</option>
          {desk.contexts.map((context) => (
            <option key={context.id} value={context.code}>
              {teamName(context)} ({context.code})
            </option>
          ))}
        </select>
      </div>
    );
  });
}

/** The first day of which the file speaks: a context has to be older than what was seen of it. */
function earliest({ preview, proposal, draft }: Desk): string {
  const days = (preview?.observations ?? []).map(({ start }) => start).sort();
  return days[0] ?? proposal.period?.start ?? draft.start;
}
