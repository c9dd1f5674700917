import { useQuery } from '@tanstack/react-query';
import type { PlanDocumentPage } from '@waymark/contract';
import { Link, useParams, useSearchParams } from 'react-router';
import { query } from '../../../api/queries';
import { Page } from '../../../parts/page';
import { Waiting } from '../../../parts/waiting';
import { dayWords } from '../../../parts/words';
import { paths, withQuery } from '../../../paths';
import { capital } from '../plan-words';
import '../plan.css';
import { DocumentBody } from './document-body';
import './documents.css';

const numberIn = (text: string | null): number | undefined => (text ? Number(text) : undefined);

/** `/contexts/:id/documents/:document`: one document on a page of its own, as each of its versions had it, and on paper. */
export function DocumentPage() {
  const { id, document: documentId } = useParams();
  const [search] = useSearchParams();
  const version = numberIn(search.get('version'));
  const against = numberIn(search.get('against'));
  const page = useQuery(
    query('planDocument', {
      params: { id: Number(documentId) },
      query: { ...(version ? { version } : {}), ...(against ? { against } : {}) },
    }),
  );
  const templates = useQuery(query('planTemplates', {}));
  const title = page.data ? titleOf(page.data) : 'Document';
  return (
    <Page
      counted={['counted-records']}
      title={title}
      crumb={
        <>
          <Link to={paths.context(Number(id))}>{page.data?.name ?? 'Its page'}</Link> /{' '}
          <Link to={paths.planDocuments(Number(id))}>Guardians, incidents, values</Link>
        </>
      }
      actions={
        <button type="button" className="wm-button" onClick={() => window.print()}>
          Print this version
        </button>
      }
    >
      <Waiting for={page}>
        {(data) => (
          <div className="wm-plan wm-document">
            <p>{standing(data)}</p>
            <Waiting for={templates}>{(words) => <DocumentBody page={data} templates={words} />}</Waiting>
            <Versions page={data} />
          </div>
        )}
      </Waiting>
    </Page>
  );
}

function titleOf({ name, shown: { body } }: PlanDocumentPage): string {
  const what = body.kind === 'incident plan' ? body.title : capital(body.kind);
  return `${what}, ${name}`;
}

/** Which version this is, whose and of which day, so that paper says so too. */
function standing({ shown, closedOn, versions }: PlanDocumentPage): string {
  const { version, by, until, body } = shown;
  const whose = by === '' ? '' : `, by ${by}`;
  const of = `Of ${dayWords(body.date)}. Version ${version}${whose}`;
  if (until !== null)
    return `${of}. It stood until ${dayWords(until)}; version ${versions[0]?.version} stands now.`;
  return closedOn === null ? `${of}, as it stands.` : `${of}, closed on ${dayWords(closedOn)}.`;
}

/** Every version that was saved, and in which lines two of them differ. */
function Versions({ page }: { readonly page: PlanDocumentPage }) {
  const { contextId, id, versions, shown, against, differences } = page;
  if (versions.length < 2) return null;
  const to = (version: number, beside?: number) =>
    withQuery(paths.planDocument(contextId, id), { version, against: beside });
  const pair = against === null ? null : [against, shown.version].sort((one, other) => one - other);
  return (
    <section className="wm-section wm-screen-only" aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <ol className="wm-quiet-list" aria-label="Versions">
        {versions.map(({ version, by, until }) => (
          <li key={version}>
            <strong>Version {version}</strong>
            {by && `, by ${by}`}
            {until === null ? ', stands now' : `, stood until ${dayWords(until)}`}{' '}
            {version === shown.version ? (
              <span className="wm-tag">shown here</span>
            ) : (
              <span className="wm-links">
                <Link to={to(version)}>
                  Open<span className="wm-hidden"> version {version}</span>
                </Link>
                <Link to={to(shown.version, version)} preventScrollReset>
                  Compare with it<span className="wm-hidden">, version {version}</span>
                </Link>
              </span>
            )}
          </li>
        ))}
      </ol>
      {pair && (
        <div className="wm-table-box">
          <table className="wm-table wm-differences">
            <caption>
              Where version {pair[0]} and version {pair[1]} differ
              {differences.length === 0 && ': in no word. It was closed, archived or saved as it was'}
            </caption>
            {differences.length > 0 && (
              <>
                <thead>
                  <tr>
                    <th scope="col">About</th>
                    <th scope="col">Version {pair[0]}</th>
                    <th scope="col">Version {pair[1]}</th>
                  </tr>
                </thead>
                <tbody>
                  {differences.map(({ about, before, after }) => (
                    <tr key={about}>
                      <th scope="row">{about}</th>
                      <td>{before || 'not said'}</td>
                      <td>{after || 'not said'}</td>
                    </tr>
                  ))}
                </tbody>
              </>
            )}
          </table>
        </div>
      )}
    </section>
  );
}
