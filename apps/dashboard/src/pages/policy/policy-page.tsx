import { useQuery } from '@tanstack/react-query';
import type { PolicyChange, PolicyPage as Rules } from '@waymark/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import { Change } from './policy-change';
import { ChangeForm } from './policy-change-form';
import './policy.css';

/** What readers outside the team may see: the rules in use, what is proposed, and every version there was. */
export function PolicyPage() {
  const rules = useQuery(query('disclosurePolicy', {}));
  return (
    <Page
      counted={['disclosure']}
      title="Rules outside the team"
      crumb={<Link to={paths.editions()}>Editions</Link>}
      lede="What a figure must rest on before anybody outside the team sees it. One person may make a rule stricter; looser takes two, and a reason."
    >
      <Waiting for={rules}>{(data) => <Contents data={data} />}</Waiting>
    </Page>
  );
}

function Contents({ data }: { readonly data: Rules }) {
  const [changing, setChanging] = useState(false);
  const [told, setTold] = useState<PolicyChange | null>(null);
  const open = data.changes.filter(({ state }) => state === 'proposed');
  const before = data.changes.filter(({ state }) => state !== 'proposed');
  return (
    <>
      {told && (
        <p className="wm-notice" role="status">
          {told.state === 'in use'
            ? `Version ${told.toVersion ?? ''} is in use from now on.`
            : `Proposed. It needs ${told.needs}.`}
        </p>
      )}
      {open.length > 0 && (
        <section className="wm-section" aria-labelledby="policy-open">
          <h2 id="policy-open">Waiting for somebody else</h2>
          <ul className="wm-quiet-list" aria-label="Proposed changes">
            {open.map((change) => (
              <Change key={change.id} change={change} />
            ))}
          </ul>
        </section>
      )}
      <section className="wm-section" aria-labelledby="policy-rules">
        <h2 id="policy-rules">Version {data.version}, in use</h2>
        <p className="wm-prose">
          {data.version === data.shipped
            ? 'These are the rules that came with Waymark.'
            : `Waymark came with version ${data.shipped}; this installation decided otherwise since.`}{' '}
          Where an indicator asks for more, the stricter of the two holds. Every edition names the version it
          was released under, and keeps it. Whoever agrees to less: a withheld count keeps at least{' '}
          {data.least} possible values.
        </p>
        {changing ? (
          <ChangeForm
            key={data.version}
            data={data}
            onDone={(change) => {
              setTold(change);
              setChanging(false);
            }}
            onCancel={() => setChanging(false)}
          />
        ) : (
          <>
            <table className="wm-table wm-policy-rules">
              <caption className="wm-hidden">Rules of version {data.version}</caption>
              <thead>
                <tr>
                  <th scope="col">Rule</th>
                  <th scope="col" className="wm-number">
                    Is
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.rules.map(({ path, what, does, value }) => (
                  <tr key={path}>
                    <th scope="row">
                      {what}
                      {does !== '' && <p className="wm-small">{does}</p>}
                    </th>
                    <td>{value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <button type="button" className="wm-button" onClick={() => setChanging(true)}>
              Change a rule
            </button>
          </>
        )}
      </section>
      <section className="wm-section" aria-labelledby="policy-before">
        <h2 id="policy-before">Every change so far</h2>
        {before.length === 0 ? (
          <p>None: version {data.shipped} has held from the beginning.</p>
        ) : (
          <ul className="wm-quiet-list" aria-label="Changes so far">
            {before.map((change) => (
              <Change key={change.id} change={change} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
