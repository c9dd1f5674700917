import type { EditionOverview, LedgerRefusal, WithheldLine, WithheldSummary } from '@waymark/contract';
import { useState } from 'react';
import { CAUSES } from './edition-words';

const AT_ONCE = 60;

/** How much stays inside, by reason, and what would show more. For the team only. */
export function WithheldSummaryPart({ summary }: { readonly summary: WithheldSummary }) {
  const { byCause, wouldShow, withheld } = summary;
  return (
    <section className="wm-section" aria-labelledby="withheld">
      <h2 id="withheld">What they will not see, and why</h2>
      <p className="wm-small">
        For the team only: outside, a withheld figure says that word and nothing else.
      </p>
      {withheld === 0 ? (
        <p>Nothing is withheld.</p>
      ) : (
        <div className="wm-table-box">
          <table className="wm-table wm-table-stacks">
            <caption>{withheld} figures withheld, by reason</caption>
            <thead>
              <tr>
                <th scope="col">Reason</th>
                <th scope="col" className="wm-number">
                  Figures
                </th>
                <th scope="col">What it means</th>
              </tr>
            </thead>
            <tbody>
              {byCause.map(({ cause, cells, sentence }) => (
                <tr key={cause}>
                  <th scope="row">{CAUSES[cause]}</th>
                  <td className="wm-number" data-label="Figures">
                    {cells}
                  </td>
                  <td data-label="What it means">{sentence}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {wouldShow.length > 0 && (
        <>
          <h3>What would show more</h3>
          <ul>
            {wouldShow.map(({ change, sentence }) => (
              <li key={change}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Each withheld figure of one place, why, and what would help. */
export function WithheldLines({
  lines,
  place,
}: {
  readonly lines: readonly WithheldLine[];
  readonly place: string;
}) {
  const [cause, setCause] = useState<WithheldLine['cause'] | ''>('');
  const [shown, setShown] = useState(AT_ONCE);
  const causes = [...new Set(lines.map((line) => line.cause))];
  const chosen = together(lines.filter((line) => cause === '' || line.cause === cause));
  return (
    <>
      {causes.length > 1 && (
        <label className="wm-choice">
          Reason{' '}
          <select
            value={cause}
            onChange={(event) => {
              setCause(event.target.value as WithheldLine['cause'] | '');
              setShown(AT_ONCE);
            }}
          >
            <option value="">all</option>
            {causes.map((one) => (
              <option key={one} value={one}>
                {CAUSES[one]}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="wm-table-box" tabIndex={0} role="region" aria-label={`Withheld figures of ${place}`}>
        <table className="wm-table wm-table-stacks">
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">Why</th>
              <th scope="col">What would show more</th>
            </tr>
          </thead>
          <tbody>
            {chosen.slice(0, shown).map(({ line, periods }, at) => (
              <tr key={at}>
                <th scope="row">
                  {line.indicator}
                  {line.breakdown === '' ? '' : `, ${line.breakdown}`}{' '}
                  <span className="wm-edition-periods">{periods.join(', ')}</span>
                </th>
                <td data-label="Why">{line.why}</td>
                <td data-label="What would show more">
                  {line.wouldShowMore.map(({ sentence }) => sentence).join(' ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen.length > shown && (
        <button type="button" className="wm-button" onClick={() => setShown(shown + AT_ONCE)}>
          Show more of {chosen.length} lines
        </button>
      )}
    </>
  );
}

/** Periods of one row that are withheld for the same reason stand in one line. */
function together(
  lines: readonly WithheldLine[],
): { readonly line: WithheldLine; readonly periods: readonly string[] }[] {
  const found = new Map<string, { readonly line: WithheldLine; readonly periods: string[] }>();
  for (const line of lines) {
    const { contextId, indicator, breakdown, grouping, why, wouldShowMore } = line;
    const key = JSON.stringify([contextId, indicator, breakdown, grouping, why, wouldShowMore]);
    const one = found.get(key);
    if (one) one.periods.push(line.period.label);
    else found.set(key, { line, periods: [line.period.label] });
  }
  return [...found.values()];
}

/** Figures that together with earlier editions would have told a difference. */
export function Refused({
  refused,
  places,
}: {
  readonly refused: readonly LedgerRefusal[];
  readonly places: EditionOverview['places'];
}) {
  if (refused.length === 0) return null;
  const nameOf = (id: number) => places.find((one) => one.id === id)?.pseudonym ?? `place ${id}`;
  return (
    <section className="wm-section" aria-labelledby="refused">
      <h2 id="refused">Withheld because of earlier editions</h2>
      <p className="wm-prose">
        Whoever kept an earlier edition could hold it against this one. These figures would have told the
        difference.
      </p>
      <ul>
        {refused.map((one, at) => (
          <li key={at}>
            {nameOf(one.contextId)}, {one.indicator}
            {one.breakdown === '' ? '' : `, ${one.breakdown}`}, {one.period.label}: held against edition
            {one.editions.length === 1 ? ' ' : 's '}
            {one.editions.join(', ')}, {one.isolates}
          </li>
        ))}
      </ul>
    </section>
  );
}
