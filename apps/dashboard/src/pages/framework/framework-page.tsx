import { useQuery } from '@tanstack/react-query';
import type { Framework } from '@waymark/contract';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { query } from '../../api/queries';
import { Guard } from '../../parts/guard';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { FrameworkFilters, useFrameworkFilters } from './framework-filters';
import './framework.css';
import { GoalsBySide } from './goals-by-side';
import { IndicatorsByLevel } from './indicators-by-level';

/** `/framework`: every goal and indicator as the product uses them, with what each rests on. Filters are in the address. */
export function FrameworkPage() {
  const result = useQuery(query('framework', {}));
  return (
    <Page
      counted={['counted-records']}
      title="Framework"
      lede="What can be measured, and what each wording rests on. “Not validated” means that nobody has yet tested it as a measure: read it as a careful question, not as a scale."
    >
      <Waiting for={result} height={900}>
        {(framework) => <Whole framework={framework} />}
      </Waiting>
    </Page>
  );
}

function Whole({ framework }: { readonly framework: Framework }) {
  const filters = useFrameworkFilters(framework);
  const { hash } = useLocation();
  useEffect(() => {
    // a link to one entry is followed once the entries are there
    if (hash !== '') document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [hash]);
  return (
    <>
      <FrameworkFilters framework={framework} filters={filters} />
      <Guard what="The list of goals">
        <GoalsBySide goals={filters.goals} indicators={framework.indicators} />
      </Guard>
      <Guard what="The list of indicators">
        <IndicatorsByLevel indicators={filters.indicators} goals={framework.goals} />
      </Guard>
      {framework.glossary.length > 0 && <Glossary terms={framework.glossary} />}
      <Versions files={framework.files} />
    </>
  );
}

function Glossary({ terms }: { readonly terms: Framework['glossary'] }) {
  return (
    <section className="wm-section" aria-labelledby="glossary">
      <h2 id="glossary">Words</h2>
      <dl className="wm-glossary">
        {terms.map(({ term, means }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Versions({ files }: { readonly files: Framework['files'] }) {
  return (
    <section className="wm-section" aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <p className="wm-small">
        A published version never changes. Every observation keeps the version it was collected under.
      </p>
      <div className="wm-table-box" tabIndex={0} role="region" aria-label="Versions of the framework">
        <table className="wm-table">
          <thead>
            <tr>
              <th scope="col">Set</th>
              <th scope="col">Version</th>
              <th scope="col">Since</th>
              <th scope="col">What changed</th>
            </tr>
          </thead>
          <tbody>
            {files.map(({ file, set, version, changelog }) => {
              const last = changelog[changelog.length - 1];
              return (
                <tr key={file}>
                  <th scope="row">{set}</th>
                  <td>{version}</td>
                  <td>{last?.date}</td>
                  <td>{last?.what}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
