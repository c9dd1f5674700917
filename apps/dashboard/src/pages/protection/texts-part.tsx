import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { query, useSend } from '../../api/queries';
import { LongTextField } from '../../parts/form/field';
import { TroubleBox, Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';

/** Tries the check on any text, and lists where somebody kept marked words. */
export function TextsPart() {
  const [text, setText] = useState('');
  const check = useSend('checkText');
  const decisions = useQuery(query('textDecisions', {}));
  return (
    <div className="wm-protection">
      <section aria-labelledby="try">
        <h2 id="try">Try it</h2>
        <form
          className="wm-form"
          onSubmit={(event) => {
            event.preventDefault();
            check.mutate({ body: { text } });
          }}
        >
          <LongTextField
            id="text-to-check"
            value={text}
            onValue={setText}
            refusal={undefined}
            label="Text"
            help="Looked through for names, phone numbers, postcodes, dates of birth, e-mail addresses, NHS and pupil numbers and names on social media. Nothing is stored."
          />
          <div className="wm-actions">
            <button
              type="submit"
              className="wm-button wm-button-main"
              disabled={check.isPending || text === ''}
            >
              Look through it
            </button>
          </div>
        </form>
        {check.error && <TroubleBox trouble={check.error} />}
        {check.data && (
          <div role="status">
            {check.data.findings.length === 0 ? (
              <p>Nothing was found. That is no promise: one name in four may be missed.</p>
            ) : (
              <ul>
                {check.data.findings.map((one) => (
                  <li key={`${one.start} ${one.kind}`}>
                    <strong>{one.words}</strong>, {one.kind}: {one.advice}
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
      </section>
      <section aria-labelledby="kept">
        <h2 id="kept">Kept in spite of a warning</h2>
        <Waiting for={decisions}>
          {(all) =>
            all.length === 0 ? (
              <p>Nobody has kept marked words yet.</p>
            ) : (
              <div className="wm-table-box">
                <table className="wm-table">
                  <caption>Where and of which kind, never the words.</caption>
                  <thead>
                    <tr>
                      <th scope="col">When</th>
                      <th scope="col">Who</th>
                      <th scope="col">Field</th>
                      <th scope="col">Kinds</th>
                    </tr>
                  </thead>
                  <tbody>
                    {all.map((one) => (
                      <tr key={one.id}>
                        <td>{dayWords(one.at.slice(0, 10))}</td>
                        <td>{one.by}</td>
                        <td>
                          {one.what}, {one.field}
                        </td>
                        <td>{one.kinds.join(', ')}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )
          }
        </Waiting>
      </section>
    </div>
  );
}
