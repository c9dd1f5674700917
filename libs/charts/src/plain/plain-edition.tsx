import { dayWords } from '../words';
import { citation, Notices, standingWords } from '../place/edition-words';
import { proseWith } from '../prose';
import { PlainPage, PlainWay } from './plain-page';
import { plainPaths, type PlainSite } from './plain-site';

const Prose = proseWith(PlainWay, (slug) => `${slug}.html`);

interface OfSite {
  readonly site: PlainSite;
}

/** The first page of a published folder: what it is, how it is cited, and the ways to everything in it. */
export function PlainIndex({ site }: OfSite) {
  const { edition } = site;
  const { number, organisation, released, cells, contexts } = edition;
  return (
    <PlainPage
      site={site}
      up=""
      title={edition.title}
      terms={['edition', 'released', 'withheld']}
      counted={['disclosure', 'counted-records']}
    >
      <Notices notices={edition.notices} />
      <p>
        Edition {number} of {organisation}, released {dayWords(released)}. {standingWords(edition)}{' '}
        {cells && `${cells.shown} figures shown, ${cells.withheld} withheld, ${cells.missing} missing.`}
      </p>
      <section aria-labelledby="cite" className="wm-section">
        <h2 id="cite">To cite it</h2>
        <p className="wm-citation">{citation(edition)}</p>
      </section>
      <section className="wm-section" aria-labelledby="places">
        <h2 id="places">Places</h2>
        <ul className="wm-quiet-list wm-edition-places">
          {contexts.map(({ id, pseudonym }) => {
            const of = <span className="wm-hidden"> of {pseudonym}</span>;
            return (
              <li key={id}>
                <h3>
                  <a href={plainPaths.place(id, 'as_collected')}>{pseudonym}</a>
                </h3>
                <p className="wm-links">
                  <a href={plainPaths.csv(id, 'data')} download>
                    Figures (CSV){of}
                  </a>
                  <a href={plainPaths.csv(id, 'codebook')} download>
                    Codebook (CSV){of}
                  </a>
                  <a href={plainPaths.table(id)} download>
                    Tables as released (JSON){of}
                  </a>
                </p>
              </li>
            );
          })}
        </ul>
      </section>
      <p>
        <a href="edition.json" download>
          What edition {number} is, with every definition and the hash of every file (edition.json)
        </a>
      </p>
    </PlainPage>
  );
}

/** Every file with its hash, and how to check them. */
export function PlainHashes({ site }: OfSite) {
  const { edition, files } = site;
  const caption = 'SHA-256 of the files of this edition, as released';
  return (
    <PlainPage
      site={site}
      up=""
      title="Hashes"
      crumb={
        <a href={plainPaths.index()}>
          Edition {edition.number}, {edition.title}
        </a>
      }
      lede="Whoever has the hash of the edition can tell whether a file was changed on its way."
    >
      <p className="wm-prose">
        In this folder, “sha256sum -c SHA256SUMS” compares every file. The hash of edition.json is the hash of
        the edition, the one it is cited by; edition.json holds those of all tables.
      </p>
      <div className="wm-table-box" role="region" aria-label={caption} tabIndex={0}>
        <table className="wm-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">SHA-256</th>
              <th scope="col" className="wm-number">
                Bytes
              </th>
            </tr>
          </thead>
          <tbody>
            {[{ path: 'edition.json', sha256: edition.sha256, bytes: null }, ...files].map(
              ({ path, sha256, bytes }) => (
                <tr key={path}>
                  <th scope="row">
                    <a href={path}>{path}</a>
                  </th>
                  <td>
                    <code>{sha256}</code>
                  </td>
                  <td className="wm-number">{bytes ?? 'not listed'}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
    </PlainPage>
  );
}

/** The methods behind the figures, one page each. */
export function PlainMethods({ site }: OfSite) {
  return (
    <PlainPage
      site={site}
      up="../"
      title="Methods"
      lede="How figures are made, what they can carry, and what is said when they cannot."
    >
      <ul className="wm-quiet-list">
        {site.methods.map(({ slug, title, answers }) => (
          <li key={slug}>
            <h2>
              <a href={`${slug}.html`}>{title}</a>
            </h2>
            <p>{answers}</p>
          </li>
        ))}
      </ul>
    </PlainPage>
  );
}

/** One method, explained. */
export function PlainMethod({ site, slug }: OfSite & { readonly slug: string }) {
  const method = site.methods.find((one) => one.slug === slug);
  if (!method) return null;
  return (
    <PlainPage
      site={site}
      up="../"
      title={method.title}
      crumb={<a href="index.html">Methods</a>}
      lede={method.answers}
    >
      <Prose markdown={method.markdown} title={method.title} />
    </PlainPage>
  );
}
