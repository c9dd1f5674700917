import { useState } from 'react';
import type { MappingPreview } from '@waymark/contract';
import type { Desk } from './desk';
import { CellButton } from './symbols-section';
import { SAID_ELSEWHERE } from './to-decide';

/** Totals of the file held against the sums of their parts: both figures, and what follows. */
export function TotalsSection({ desk }: { readonly desk: Desk }) {
  const totals = desk.preview?.totals ?? [];
  if (totals.length === 0) return null;
  const wrong = totals.filter(({ agrees }) => agrees === false).length;
  return (
    <section className="wm-section" id="totals" tabIndex={-1} aria-labelledby="totals-title">
      <h2 id="totals-title">
        Totals{' '}
        {wrong > 0 && <span className="wm-tag">{wrong === 1 ? 'one differs' : `${wrong} differ`}</span>}
      </h2>
      <p className="wm-small">Checked against their parts, never imported.</p>
      <table className="wm-table wm-stack" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {['Cell', 'Column', 'The file says', 'The parts make', ''].map((title) => (
              <th key={title} role="columnheader" scope="col">
                {title || <span className="wm-hidden">What that means</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {totals.map((one) => (
            <tr key={`${one.sheet} ${one.cell}`} role="row">
              <td role="cell">
                <CellButton desk={desk} place={{ sheet: one.sheet, cells: [one.cell] }} name={one.cell} />
              </td>
              <td role="cell">{one.column}</td>
              <td role="cell" data-title="The file says">
                {one.shown}
              </td>
              <td role="cell" data-title="The parts make">
                {one.sum.toLocaleString('en-GB', { maximumFractionDigits: 4 })}
              </td>
              <td role="cell">
                <span className="wm-tag">{agreeWords(one.agrees)}</span> {one.says}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const agreeWords = (agrees: MappingPreview['totals'][number]['agrees']): string =>
  agrees === null ? 'cannot say' : agrees ? 'agrees' : 'differs';

const PROBLEMS_AT_ONCE = 12;

/** What is wrong, where, and how to mend it. */
export function ProblemsSection({ desk }: { readonly desk: Desk }) {
  const { preview } = desk;
  const [shown, setShown] = useState(PROBLEMS_AT_ONCE);
  if (!preview || preview.counts.problems === 0) return null;
  const { counts } = preview;
  // names and signs that nobody has explained are questions above; here stands what has to be mended in the file
  const problems = preview.problems.filter(({ code }) => !SAID_ELSEWHERE.has(code));
  const asked = preview.problems.length - problems.length;
  if (problems.length === 0) return null;
  const sheet = desk.proposal.tables[0]?.sheet ?? 0;
  const sheetOf = (name: string | null) =>
    Math.max(0, name === null ? sheet : desk.file.sheets.findIndex((one) => one.name === name));
  return (
    <section className="wm-section" id="problems" tabIndex={-1} aria-labelledby="mapping-problems-title">
      <h2 id="mapping-problems-title">
        {problems.some(({ severity }) => severity === 'error') ? 'What cannot be read' : 'Worth knowing'}
      </h2>
      <ul className="wm-quiet-list">
        {problems.slice(0, shown).map((one, at) => (
          <li key={at}>
            <p>
              {one.cell !== null ? (
                <CellButton
                  desk={desk}
                  place={{ sheet: sheetOf(one.sheet), cells: [one.cell] }}
                  name={one.cell}
                />
              ) : (
                (one.row !== null && `Row ${one.row.toLocaleString('en-GB')}`) || 'The file'
              )}
              {one.value !== null && (
                <>
                  : <q>{one.value}</q>
                </>
              )}{' '}
              <span className="wm-tag">{one.severity === 'error' ? 'not imported' : 'kept'}</span>
            </p>
            <p className="wm-small">
              Expected {one.expected}. {one.fix}
            </p>
          </li>
        ))}
      </ul>
      {shown < problems.length && (
        <p>
          <button type="button" className="wm-button" onClick={() => setShown(problems.length)}>
            Show {problems.length - shown} more
          </button>
        </p>
      )}
      {problems.length + asked < counts.problems && (
        <p className="wm-small">
          The first {problems.length + asked} of {counts.problems.toLocaleString('en-GB')}.
        </p>
      )}
    </section>
  );
}

/** What is in the file and is not used: listed, never dropped silently. */
export function LeftOutSection({ desk }: { readonly desk: Desk }) {
  const { preview } = desk;
  if (!preview || preview.unused.length + preview.leftOut.length === 0) return null;
  const { unused, leftOut } = preview;
  return (
    <section className="wm-section" aria-labelledby="left-out-title">
      <h2 id="left-out-title">Not used</h2>
      <details open={unused.length + leftOut.length <= 8}>
        <summary>{leftWords(unused.length, leftOut.length)}</summary>
        <ul className="wm-quiet-list">
          {unused.map((one) => (
            <li key={`${one.sheet} ${one.letter}`}>
              Column {one.letter}, {one.heading || 'no heading'}: <span className="wm-small">{one.why}</span>
            </li>
          ))}
          {leftOut.slice(0, 200).map((one) => (
            <li key={`${one.sheet} ${one.row}`}>
              <CellButton
                desk={desk}
                place={{ sheet: one.sheet, cells: [`A${one.row}`] }}
                name={`Row ${one.row.toLocaleString('en-GB')}`}
              />
              {one.text && (
                <>
                  , <q>{one.text}</q>
                </>
              )}
              : <span className="wm-small">{one.why}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function leftWords(columns: number, rows: number): string {
  const parts = [
    ...(columns > 0 ? [columns === 1 ? 'one column' : `${columns} columns`] : []),
    ...(rows > 0 ? [rows === 1 ? 'one row' : `${rows.toLocaleString('en-GB')} rows`] : []),
  ].join(' and ');
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}`;
}
