import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { addressOf } from '../../api/client';
import { query } from '../../api/queries';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';

/** What waits for a decision, the assessment to take away, and the register of what is held. */
export function OverviewPart() {
  const page = useQuery(query('protection', {}));
  return (
    <Waiting for={page}>
      {({ waits, counts, holdings }) => (
        <div className="wm-protection">
          {waits.length > 0 && (
            <section aria-labelledby="waits">
              <h2 id="waits">What waits</h2>
              <ul className="wm-wait-list">
                {waits.map(({ part, sentence, late }) => (
                  <li key={`${part} ${sentence}`} className={late ? 'wm-late' : ''}>
                    {sentence} <Link to={paths.protectionPart(part)}>Open</Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section aria-labelledby="stands">
            <h2 id="stands">Where things stand</h2>
            <ul className="wm-counts">
              {counts.map(({ part, label, count }) => (
                <li key={label}>
                  <b>{count}</b>
                  <Link to={paths.protectionPart(part)}>{label}</Link>
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="dpia">
            <h2 id="dpia">Impact assessment</h2>
            <p>
              Filled from this installation as it runs today: what is held, why, for how long, and which risks
              are left. What only you can judge is listed at its end.
            </p>
            <p className="wm-links">
              <a href={addressOf('dpiaHtml', {})} target="_blank" rel="noreferrer">
                Read the assessment
              </a>
              <a href={addressOf('dpiaPdf', {})} download="dpia.pdf">
                Download it as PDF
              </a>
            </p>
          </section>
          <section aria-labelledby="register">
            <h2 id="register">What is held about people</h2>
            <p>
              Names of young people, members of groups, peers who are not in contact and offenders have no
              place here: there is no field for them, and a test of the program holds to that.
            </p>
            <div className="wm-table-box">
              <table className="wm-table wm-stack">
                <thead>
                  <tr>
                    <th scope="col">What</th>
                    <th scope="col">About</th>
                    <th scope="col" className="wm-number">
                      Records
                    </th>
                    <th scope="col">Kept</th>
                    <th scope="col">Then</th>
                  </tr>
                </thead>
                <tbody>
                  {[...holdings]
                    .sort((a, b) => Number(b.records > 0) - Number(a.records > 0))
                    .map((one) => (
                      <tr key={one.table} className={one.records === 0 ? 'wm-register-past' : ''}>
                        <th scope="row">{one.what}</th>
                        <td data-label="About">{one.about}</td>
                        <td data-label="Records" className="wm-number">
                          {one.records}
                        </td>
                        <td data-label="Kept">{one.keptFor}</td>
                        <td data-label="Then">{one.then}</td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </div>
          </section>
        </div>
      )}
    </Waiting>
  );
}
