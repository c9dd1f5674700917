import type { FoundTable } from '@waymark/contract';
import type { Desk } from './desk';

/** Which tables of the file are used, and where each begins. */
export function TableSection({
  desk,
  current,
  onCurrent,
}: {
  readonly desk: Desk;
  readonly current: number;
  readonly onCurrent: (table: number) => void;
}) {
  const { tables } = desk.proposal;
  const { draft } = desk;
  const toggle = (at: number) =>
    desk.change((before) => ({
      ...before,
      without: before.without.includes(at)
        ? before.without.filter((one) => one !== at)
        : [...before.without, at],
    }));
  return (
    <section className="wm-section" id="tables" tabIndex={-1} aria-labelledby="tables-title">
      <h2 id="tables-title">{tables.length === 1 ? 'The table' : `${tables.length} tables`}</h2>
      <ul className="wm-quiet-list wm-tables">
        {tables.map((table, at) => (
          <li key={`${table.sheet} ${table.range}`}>
            {tables.length > 1 && (
              <label className="wm-choice">
                <input type="checkbox" checked={!draft.without.includes(at)} onChange={() => toggle(at)} />
                <span>
                  Use {table.sheetName === null ? 'the table' : `“${table.sheetName}”`} {table.range}
                </span>
              </label>
            )}
            <p>{whereWords(table)}</p>
            {tables.length > 1 && at !== current && !draft.without.includes(at) && (
              <button type="button" className="wm-link-button" onClick={() => onCurrent(at)}>
                Show its columns
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className="wm-small">
        Is the heading in another row? Go to that row in the sheet, then say “Row … is the heading” below it.
      </p>
    </section>
  );
}

function whereWords(table: FoundTable): string {
  const { headingRows, firstRow, lastRow, totalRows, footnotes, titles, sheetName } = table;
  const rows = (list: readonly number[]) =>
    list.length === 1 ? `row ${list[0]}` : `rows ${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
  const parts = [
    `Heading in ${rows(headingRows)}${sheetName === null ? '' : ` of “${sheetName}”`}, figures in rows ${firstRow.toLocaleString('en-GB')} to ${lastRow.toLocaleString('en-GB')}.`,
    ...(titles.length > 0 ? [`Above it: ${titles.map(({ text }) => `“${text}”`).join(', ')}.`] : []),
    ...(totalRows.length > 0 ? [`Totals in ${rows(totalRows)}: checked, not imported.`] : []),
    ...(footnotes.length > 0 ? [`Notes below: ${footnotes.map(({ text }) => `“${text}”`).join(', ')}.`] : []),
  ];
  return parts.join(' ');
}
