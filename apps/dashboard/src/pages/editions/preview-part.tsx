import { useQuery } from '@tanstack/react-query';
import type {
  Edition,
  EditionChange,
  EditionPreview,
  EditionTable,
  WithheldSummary,
} from '@waymark/contract';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import { cellWords, GROUPINGS, neverCameOut } from './edition-words';
import { Refused, WithheldLines, WithheldSummaryPart } from './withheld-part';

/** What outsiders will see, place by place; then, for the team, what they will not and why. */
export function PreviewPart({
  edition,
  summary,
}: {
  readonly edition: Edition;
  readonly summary: WithheldSummary;
}) {
  const preview = useQuery(query('editionPreview', { params: { id: edition.id } }));
  return (
    <Waiting for={preview}>
      {(found) => (
        <>
          <Obstacles obstacles={edition.number === null ? found.obstacles : []} />
          <section className="wm-section" aria-labelledby="outsiders">
            <h2 id="outsiders">What outsiders {seeing(edition)}</h2>
            <p className="wm-prose">
              Whole tables of {found.tables.length} {found.tables.length === 1 ? 'place' : 'places'}:{' '}
              {summary.shown} figures shown, {summary.withheld} withheld, {summary.missing} missing.
            </p>
            <ul className="wm-quiet-list wm-edition-places">
              {found.tables.map((table) => (
                <Place key={table.place.id} editionId={edition.id} table={table} />
              ))}
            </ul>
          </section>
          <Changes changes={found.changes} preview={found} corrects={edition.corrects} />
          <WithheldSummaryPart summary={summary} />
          <WithheldLines lines={found.withheld} />
          <Refused refused={found.refused} tables={found.tables} />
        </>
      )}
    </Waiting>
  );
}

function seeing(edition: Edition): string {
  if (neverCameOut(edition)) return 'would have seen';
  return edition.number === null || edition.state === 'embargoed' ? 'will see' : 'see';
}

function Obstacles({ obstacles }: { readonly obstacles: readonly string[] }) {
  if (obstacles.length === 0) return null;
  return (
    <div className="wm-notice" role="status">
      <p>It cannot be handed in as it stands:</p>
      <ul>
        {obstacles.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

function Place({ editionId, table }: { readonly editionId: number; readonly table: EditionTable }) {
  const { place, series } = table;
  const count = (state: string) =>
    series.reduce((sum, { cells }) => sum + cells.filter((cell) => cell.state === state).length, 0);
  return (
    <li>
      <h3>
        <Link to={paths.editionPlace(editionId, place.id)}>{place.pseudonym}</Link>
      </h3>
      <p className="wm-small">
        {place.kind}, {place.site}: {count('shown')} shown, {count('withheld')} withheld, {count('missing')}{' '}
        missing
      </p>
      <details>
        <summary>Every cell of its table</summary>
        <Cells table={table} />
      </details>
    </li>
  );
}

/** A cell a line, in the words outsiders get. */
export function Cells({ table: { place, series } }: { readonly table: EditionTable }) {
  return (
    <div className="wm-table-box" tabIndex={0} role="region" aria-label={`Table of ${place.pseudonym}`}>
      <table className="wm-table wm-table-stacks">
        <thead>
          <tr>
            <th scope="col">Indicator</th>
            <th scope="col">Figures</th>
          </tr>
        </thead>
        <tbody>
          {series.map(({ indicator, breakdown, grouping, cells }) => (
            <tr key={`${indicator} ${breakdown} ${grouping}`}>
              <th scope="row">
                {indicator}
                <span className="wm-edition-row">
                  {breakdown === '' ? 'everyone' : breakdown}, {GROUPINGS[grouping]}
                </span>
              </th>
              <td data-label="Figures">
                <div>
                  {cells.map((cell) => (
                    <span
                      key={`${cell.period.start} ${cell.period.end} ${cell.round}`}
                      className="wm-edition-cell"
                    >
                      {cell.period.label}:{' '}
                      <b className={cell.state === 'withheld' ? 'wm-edition-withheld' : ''}>
                        {cellWords(cell)}
                      </b>
                    </span>
                  ))}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Changes({
  changes,
  preview,
  corrects,
}: {
  readonly changes: readonly EditionChange[];
  readonly preview: EditionPreview;
  readonly corrects: number | null;
}) {
  if (corrects === null) return null;
  const nameOf = (id: number) =>
    preview.tables.find(({ place }) => place.id === id)?.place.pseudonym ?? 'a place that is left out';
  return (
    <section className="wm-section" aria-labelledby="changes">
      <h2 id="changes">Changed against edition {corrects}</h2>
      {changes.length === 0 ? (
        <p>Nothing: every figure is as it was.</p>
      ) : (
        <ul>
          {changes.slice(0, 200).map((change) => (
            <li
              key={`${change.contextId} ${change.indicator} ${change.breakdown} ${change.period.start} ${change.period.end} ${change.what}`}
            >
              {nameOf(change.contextId)}, {change.indicator}
              {change.breakdown === '' ? '' : `, ${change.breakdown}`}, {change.period.label}: {change.what}
            </li>
          ))}
        </ul>
      )}
      {changes.length > 200 && <p>And {changes.length - 200} more, all named in the edition.</p>}
    </section>
  );
}
