import { useQuery } from '@tanstack/react-query';
import type {
  Edition,
  EditionChange,
  EditionOverview,
  EditionTable,
  WithheldSummary,
} from '@waymark/contract';
import { useState } from 'react';
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
              Whole tables of {found.places.length} {found.places.length === 1 ? 'place' : 'places'}:{' '}
              {summary.shown} figures shown, {summary.withheld} withheld, {summary.missing} missing.
            </p>
            <ul className="wm-quiet-list wm-edition-places">
              {found.places.map((place) => (
                <Place key={place.id} editionId={edition.id} place={place} />
              ))}
            </ul>
          </section>
          <Changes changes={found.changes} places={found.places} corrects={edition.corrects} />
          <WithheldSummaryPart summary={summary} />
          <Refused refused={found.refused} places={found.places} />
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

function Place({
  editionId,
  place,
}: {
  readonly editionId: number;
  readonly place: EditionOverview['places'][number];
}) {
  const { id, pseudonym, kind, site, shown, withheld, missing } = place;
  const [open, setOpen] = useState<'table' | 'withheld' | null>(null);
  // a large edition holds hundreds of thousands of figures: those of one place are asked for when somebody wants them
  const part = useQuery({
    ...query('editionPreviewPlace', { params: { id: editionId, contextId: id } }),
    enabled: open !== null,
  });
  const choice = (what: 'table' | 'withheld', words: string) => (
    <button
      type="button"
      className="wm-link-button"
      aria-expanded={open === what}
      onClick={() => setOpen(open === what ? null : what)}
    >
      {words}
      <span className="wm-hidden"> of {pseudonym}</span>
    </button>
  );
  return (
    <li>
      <h3>
        <Link to={paths.editionPlace(editionId, id)}>{pseudonym}</Link>
      </h3>
      <p className="wm-small">
        {kind}, {site}: {shown} shown, {withheld} withheld, {missing} missing
      </p>
      <div className="wm-actions">
        {choice('table', 'Every cell of its table')}
        {withheld > 0 && choice('withheld', 'What is withheld, and why')}
      </div>
      {open !== null && (
        <Waiting for={part}>
          {(found) =>
            open === 'table' ? (
              <Cells table={found.table} />
            ) : (
              <WithheldLines lines={found.withheld} place={pseudonym} />
            )
          }
        </Waiting>
      )}
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
                {indicator}{' '}
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
  places,
  corrects,
}: {
  readonly changes: readonly EditionChange[];
  readonly places: EditionOverview['places'];
  readonly corrects: number | null;
}) {
  if (corrects === null) return null;
  const nameOf = (id: number) => places.find((one) => one.id === id)?.pseudonym ?? 'a place that is left out';
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
