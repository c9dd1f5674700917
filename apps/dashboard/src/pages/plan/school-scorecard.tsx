import { useQuery } from '@tanstack/react-query';
import type { Observation } from '@waymark/contract';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { Term } from '../../parts/term';
import { Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';
import { figureWords } from '../record/figure-values';

const LEVERS = ['systems', 'prevention', 'identification', 'response'] as const;

/**
 * A school's own assessment over the years, lever by lever: items it marked green (SCH-05, breakdown `lever=...`). It shows
 * what the school entered and adds nothing up; it stands on the plan of a school and compares it with no other.
 */
export function SchoolScorecard({ contextId }: { readonly contextId: number }) {
  const recorded = useQuery(
    query('observations', { params: { id: contextId }, query: { indicator: 'SCH-05', limit: 200 } }),
  );
  return (
    <section className="wm-section" id="scorecard">
      <h2>
        The school’s own <Term term="scorecard" />
      </h2>
      <Waiting for={recorded}>{(all) => <Scorecard contextId={contextId} all={all} />}</Waiting>
    </section>
  );
}

function Scorecard({ contextId, all }: { readonly contextId: number; readonly all: readonly Observation[] }) {
  const current = all.filter(({ state }) => state === 'current');
  const ends = [...new Set(current.map(({ end }) => end))].sort();
  const how = (
    <p className="wm-small">
      Use the tool at its source, then{' '}
      <Link to={paths.record(contextId)}>record how many of its items are green</Link> as SCH-05, with a
      subgroup for each <Term term="lever" />: lever=systems, lever=prevention, lever=identification,
      lever=response.
    </p>
  );
  if (ends.length === 0)
    return (
      <>
        <p>The school has not assessed itself yet.</p>
        {how}
      </>
    );
  const at = (breakdown: string, end: string) =>
    current.find((one) => one.breakdown === breakdown && one.end === end);
  const rows = [
    ...LEVERS.map((lever) => ({ breakdown: `lever=${lever}`, label: <Term term={lever} /> })),
    { breakdown: '', label: <>All items</> },
  ];
  return (
    <>
      <div className="wm-table-box">
        <table className="wm-table">
          <caption>Items that the school itself marked green, of all it looked at.</caption>
          <thead>
            <tr>
              <th scope="col">Lever</th>
              {ends.map((end) => (
                <th scope="col" key={end}>
                  {dayWords(end)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ breakdown, label }) => (
              <tr key={breakdown}>
                <th scope="row">{label}</th>
                {ends.map((end) => {
                  const found = at(breakdown, end);
                  return <td key={end}>{found ? figureWords(found.figures) : 'not recorded'}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {how}
    </>
  );
}
