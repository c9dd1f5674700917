import { useQuery } from '@tanstack/react-query';
import { type PublishedEdition, team } from '@waymark/contract';
import { Link, useParams } from 'react-router';
import { addressOf } from '../../api/client';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import { useActor } from '../../reach';
import '../editions/editions.css';
import { EditionHead } from './edition-head';

/** `/published/:sha256`: one edition, its places, and its files to take away. */
export function PublishedEditionPage() {
  const { sha256 = '' } = useParams();
  const editions = useQuery(query('publishedEditions', {}));
  const edition = editions.data?.find((one) => one.sha256 === sha256);
  return (
    <Page
      counted={['disclosure', 'counted-records']}
      title={edition?.title ?? 'Edition'}
      crumb={<Link to={paths.published()}>Published editions</Link>}
    >
      <Waiting for={editions}>
        {() =>
          edition ? (
            <Found edition={edition} />
          ) : (
            <p className="wm-prose">
              There is no such edition here. The link may be old, or meant for somebody else.
            </p>
          )
        }
      </Waiting>
    </Page>
  );
}

function Found({ edition }: { readonly edition: PublishedEdition }) {
  const { sha256, contexts, number } = edition;
  const role = useActor()?.role;
  // somebody let in by a grant or a partnership reads places of an edition, not the whole of it
  const whole = role !== undefined && (team.includes(role) || role === 'researcher');
  return (
    <>
      <EditionHead edition={edition} />
      <section className="wm-section" aria-labelledby="places">
        <h2 id="places">Places</h2>
        <ul className="wm-quiet-list wm-edition-places">
          {contexts.map(({ id, pseudonym }) => (
            <li key={id}>
              <h3>
                <Link to={paths.publishedPlace(sha256, id)}>{pseudonym}</Link>
              </h3>
              <p className="wm-links">
                <a href={addressOf('publishedCsv', { params: { sha256, id }, query: {} })} download>
                  Figures (CSV)<span className="wm-hidden"> of {pseudonym}</span>
                </a>
                <a
                  href={addressOf('publishedCsv', { params: { sha256, id }, query: { part: 'codebook' } })}
                  download
                >
                  Codebook (CSV)<span className="wm-hidden"> of {pseudonym}</span>
                </a>
                <a href={addressOf('publishedTable', { params: { sha256, file: `${id}.json` } })} download>
                  Tables as released (JSON)<span className="wm-hidden"> of {pseudonym}</span>
                </a>
              </p>
            </li>
          ))}
        </ul>
      </section>
      {whole && (
        <p>
          <a href={addressOf('publishedManifest', { params: { sha256 } })} download>
            What edition {number} is, with every definition and the hash of every file (edition.json)
          </a>
        </p>
      )}
    </>
  );
}
