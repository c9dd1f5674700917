import { useState } from 'react';
import type { Desk } from './desk';
import { figureWords, spanWords, whereWords } from './figure-words';
import { CellButton } from './symbols-section';

const AT_ONCE = 20;

/** The figures the file would make, each beside the cells it came from. */
export function FiguresSection({ desk, lit }: { readonly desk: Desk; readonly lit: ReadonlySet<number> }) {
  const { preview } = desk;
  const [shown, setShown] = useState(AT_ONCE);
  if (!preview) return null;
  const { counts, observations } = preview;
  // a figure the sheet points at is there, even beyond those shown
  const first = observations.map((one, at) => ({ one, at })).filter(({ at }) => at < shown || lit.has(at));
  return (
    <section className="wm-section" id="figures" tabIndex={-1} aria-labelledby="figures-title">
      <h2 id="figures-title">{titleOf(counts.observations)}</h2>
      <p>{countWords(counts)}</p>
      {observations.length > 0 && (
        <div className="wm-table-box" tabIndex={0} role="region" aria-label="Figures and their cells">
          <table className="wm-table wm-stack wm-figures" role="table">
            <thead role="rowgroup">
              <tr role="row">
                {['From', 'Where', 'What', 'When', 'Figure'].map((title) => (
                  <th key={title} role="columnheader" scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {first.map(({ one, at }) => (
                <tr
                  key={at}
                  id={`figure-${at}`}
                  role="row"
                  tabIndex={-1}
                  className={lit.has(at) ? 'wm-lit' : undefined}
                  onMouseEnter={() => desk.point(one)}
                  onMouseLeave={() => desk.point(null)}
                >
                  <td role="cell">
                    <CellButton desk={desk} place={one} name={one.cells.join(', ')} />
                    <span className="wm-small wm-shown">“{one.shown}”</span>
                  </td>
                  <td role="cell">
                    {whereWords(one, desk.names)}
                    {one.breakdown && <span className="wm-small"> {one.breakdown.replaceAll('=', ' ')}</span>}
                  </td>
                  <td role="cell">
                    {one.indicator.title} <span className="wm-small">{one.indicator.code}</span>
                  </td>
                  <td role="cell">
                    {spanWords(one)}
                    {one.round && <span className="wm-small"> {one.round}</span>}
                  </td>
                  <td role="cell" className="wm-figure">
                    {figureWords(one.figures)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown < observations.length && (
        <p>
          <button
            type="button"
            className="wm-button"
            onClick={() => setShown((count) => count + AT_ONCE * 5)}
          >
            Show more
          </button>
        </p>
      )}
      {observations.length < counts.observations && (
        <p className="wm-small">
          The first {observations.length.toLocaleString('en-GB')} are shown here; all are checked before they
          are imported.
        </p>
      )}
    </section>
  );
}

function countWords(counts: NonNullable<Desk['preview']>['counts']): string {
  const number = (count: number) => count.toLocaleString('en-GB');
  const parts = [
    `${number(counts.shown)} with figures`,
    ...(counts.missing > 0 ? [`${number(counts.missing)} missing with a reason`] : []),
    ...(counts.reported > 0 ? [`${number(counts.reported)} kept as printed`] : []),
    ...(counts.refused > 0 ? [`${number(counts.refused)} cannot be read`] : []),
    ...(counts.leftOut > 0 ? [`${number(counts.leftOut)} left out`] : []),
  ];
  const answers =
    counts.answers > 0
      ? ` Made of ${number(counts.answers)} answers in ${number(counts.submissions)} forms.`
      : '';
  return `${parts.join(', ')}, from ${number(counts.rows)} ${counts.rows === 1 ? 'row' : 'rows'}.${answers}`;
}

function titleOf(count: number): string {
  if (count === 0) return 'No figures yet';
  return count === 1 ? 'One figure' : `${count.toLocaleString('en-GB')} figures`;
}
