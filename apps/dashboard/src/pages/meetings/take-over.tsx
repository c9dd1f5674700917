import { useQuery } from '@tanstack/react-query';
import type { TakeOverLine, TakeOverPage } from '@waymark/contract';
import { query, useSend } from '../../api/queries';
import { periodWords } from '../../parts/words';
import { TroubleBox, Waiting } from '../../parts/waiting';
import { figureWords } from '../record/figure-values';

const STATE: Readonly<Record<TakeOverLine['state'], string>> = {
  new: 'not recorded yet',
  same: 'recorded',
  changed: 'recorded otherwise: would be corrected',
};

/** What meetings, concerns and ratings of a context already count, to be looked at and recorded with one click. */
export function TakeOver({ contextId }: { readonly contextId: number }) {
  const result = useQuery(query('takeOver', { params: { id: contextId } }));
  return (
    <section className="wm-section wm-screen-only" id="take-over">
      <h2>Take counts over as figures</h2>
      <p className="wm-small">
        Half-years that are over. Nothing is recorded before you have looked; a second time changes nothing.
      </p>
      <Waiting for={result}>
        {({ halfYears }) =>
          halfYears.length === 0 ? (
            <p>No half-year with something to count is over yet.</p>
          ) : (
            <HalfYears contextId={contextId} all={halfYears} />
          )
        }
      </Waiting>
    </section>
  );
}

/** The latest is open, and whatever is not in the record as counted; what is recorded already is folded away. */
function HalfYears({
  contextId,
  all,
}: {
  readonly contextId: number;
  readonly all: TakeOverPage['halfYears'];
}) {
  const [latest, ...earlier] = all;
  const left = earlier.filter(({ lines }) => lines.some(({ state }) => state !== 'same')).length;
  return (
    <>
      {latest && <HalfYear contextId={contextId} half={latest} />}
      {earlier.length > 0 && (
        <details>
          <summary>
            {earlier.length === 1 ? 'One earlier half-year' : `${earlier.length} earlier half-years`},{' '}
            {left === 0 ? 'all of it recorded' : `${left} with something not recorded as counted`}
          </summary>
          {earlier.map((half) => (
            <HalfYear key={half.start} contextId={contextId} half={half} />
          ))}
        </details>
      )}
    </>
  );
}

function HalfYear({
  contextId,
  half,
}: {
  readonly contextId: number;
  readonly half: TakeOverPage['halfYears'][number];
}) {
  const send = useSend('takeOverHalfYear');
  const waiting = half.lines.filter(({ state }) => state !== 'same').length;
  const label = waiting === 1 ? 'Record this figure' : `Record these ${waiting} figures`;
  return (
    <div className="wm-entry">
      <h3>{periodWords(half)}</h3>
      <div className="wm-table-box">
        <table className="wm-table">
          <caption className="wm-hidden">Counts of {periodWords(half)}</caption>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">Counted</th>
              <th scope="col">What was counted</th>
              <th scope="col">In the record</th>
            </tr>
          </thead>
          <tbody>
            {half.lines.map((line) => (
              <tr key={`${line.indicator} ${line.breakdown}`}>
                <th scope="row">
                  {line.title} <span className="wm-small">{line.indicator}</span>
                </th>
                <td>{figureWords(line.figures)}</td>
                <td>{line.sentence}</td>
                <td>{STATE[line.state]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {send.error && <TroubleBox trouble={send.error} />}
      {waiting > 0 && (
        <button
          type="button"
          className="wm-button"
          disabled={send.isPending}
          onClick={() => send.mutate({ params: { id: contextId }, body: { start: half.start } })}
        >
          {label}
          <span className="wm-hidden"> of {periodWords(half)}</span>
        </button>
      )}
      <p role="status" className="wm-small">
        {send.data &&
          `Recorded ${send.data.created}, corrected ${send.data.corrected}, unchanged ${send.data.unchanged}.`}
      </p>
    </div>
  );
}
