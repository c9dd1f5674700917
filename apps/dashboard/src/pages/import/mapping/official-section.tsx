import type { FoundColumn, ImportMapping } from '@waymark/contract';
import { useId } from 'react';
import { columnId, type Desk } from './desk';
import { IndicatorChoice } from './indicator-choice';
import {
  everyoneOf,
  OFFICIAL_ROLES,
  officialIndicator,
  type OfficialRole,
  officialRoleOf,
  withEveryone,
  withOfficialIndicator,
  withOfficialRole,
} from './official-rules';

const MEANS: readonly ImportMapping['period']['means'][] = [
  'year ending 31 March',
  'financial year',
  'academic year',
  'calendar year',
  'mid-year',
];

/** A file of official statistics: areas, years, and the columns that are figures. */
export function OfficialSection({
  desk,
  official,
}: {
  readonly desk: Desk;
  readonly official: ImportMapping;
}) {
  const id = useId();
  const set = (next: (before: ImportMapping) => ImportMapping) =>
    desk.change((draft) =>
      draft.mapping.kind === 'official'
        ? { ...draft, mapping: { kind: 'official', official: next(draft.mapping.official) } }
        : draft,
    );
  const columns = desk.proposal.tables[0]?.columns ?? [];
  const cards = columns.map((found) => ({
    used: officialRoleOf(official, found.heading) !== 'not used',
    card: <OfficialColumn key={found.letter} desk={desk} official={official} found={found} onChange={set} />,
  }));
  const unused = cards.filter(({ used }) => !used);
  return (
    <>
      <section className="wm-section" id="period" tabIndex={-1} aria-labelledby="official-title">
        <h2 id="official-title">Official statistics</h2>
        <p>
          Figures of areas as their publisher gives them. Rows of the level{' '}
          {official.rows.keep.map((one) => `“${one}”`).join(', ')} are taken;{' '}
          {official.rows.apart.length > 0 &&
            `${official.rows.apart.map((one) => `“${one}”`).join(', ')} kept apart and counted. `}
          {official.rows.apartNote}
        </p>
        <div className="wm-fields-line">
          <div className="wm-field">
            <label htmlFor={`${id}-means`}>A year in the file is</label>
            <select
              id={`${id}-means`}
              className="wm-input"
              value={official.period.means}
              onChange={(event) => {
                const means = MEANS.find((one) => one === event.target.value);
                if (means) set((before) => ({ ...before, period: { ...before.period, means } }));
              }}
            >
              {MEANS.map((means) => (
                <option key={means} value={means}>
                  {means}
                </option>
              ))}
            </select>
          </div>
          {(['publisher', 'licence', 'address'] as const).map((field) => (
            <div key={field} className="wm-field">
              <label htmlFor={`${id}-${field}`}>{FIELDS[field]}</label>
              <input
                id={`${id}-${field}`}
                className="wm-input"
                autoComplete="off"
                value={official[field]}
                onChange={(event) => set((before) => ({ ...before, [field]: event.target.value }))}
              />
            </div>
          ))}
        </div>
      </section>
      <section className="wm-section" id="columns" tabIndex={-1} aria-labelledby="columns-title">
        <h2 id="columns-title">
          Columns{' '}
          <span className="wm-small">
            {cards.length - unused.length} used, {unused.length} not
          </span>
        </h2>
        <ol className="wm-column-cards">{cards.filter(({ used }) => used).map(({ card }) => card)}</ol>
        {unused.length > 0 && (
          <details className="wm-columns-unused" open={official.values.length === 0}>
            <summary>
              {unused.length === 1 ? 'One column is not used' : `${unused.length} columns are not used`}
            </summary>
            <ol className="wm-column-cards">{unused.map(({ card }) => card)}</ol>
          </details>
        )}
      </section>
    </>
  );
}

const FIELDS = {
  publisher: 'Published by',
  licence: 'Licence',
  address: 'Address of the publication',
} as const;

function OfficialColumn({
  desk,
  official,
  found,
  onChange,
}: {
  readonly desk: Desk;
  readonly official: ImportMapping;
  readonly found: FoundColumn;
  readonly onChange: (next: (before: ImportMapping) => ImportMapping) => void;
}) {
  const id = useId();
  const role = officialRoleOf(official, found.heading);
  const indicator = officialIndicator(official, found.heading);
  const figure = role === 'events' || role === 'percent' || role === 'number';
  return (
    <li id={columnId(0, found.letter)} className="wm-column">
      <div className="wm-column-name">
        <span className="wm-column-letter" aria-hidden="true">
          {found.letter}
        </span>
        <div>
          <h4>
            <span className="wm-hidden">Column {found.letter}: </span>
            {found.heading || 'no heading'}
          </h4>
          <p className="wm-small wm-column-samples">
            {found.samples.slice(0, 4).map((text) => (
              <q key={text}>{text}</q>
            ))}
          </p>
        </div>
      </div>
      <div className="wm-column-rule">
        <select
          className="wm-input"
          aria-label={`What column ${found.letter} is`}
          value={role}
          onChange={(event) =>
            onChange((before) => withOfficialRole(before, found, event.target.value as OfficialRole))
          }
        >
          {OFFICIAL_ROLES.filter((one) => !one.quiet || one.role === role).map((one) => (
            <option key={one.role} value={one.role}>
              {one.label}
            </option>
          ))}
        </select>
        {figure && (
          <IndicatorChoice
            label={`Indicator of column ${found.letter}`}
            chosen={indicator === '' ? [] : [indicator]}
            most={1}
            proposed={found.indicators}
            indicators={desk.indicators}
            onChange={([code = '']) =>
              onChange((before) => withOfficialIndicator(before, found.heading, code))
            }
          />
        )}
        {role === 'breakdown' && (
          <>
            <label htmlFor={`${id}-all`}>The word that means everyone (such as Total)</label>
            <input
              id={`${id}-all`}
              className="wm-input wm-input-medium"
              autoComplete="off"
              value={everyoneOf(official, found.heading)}
              onChange={(event) =>
                onChange((before) => withEveryone(before, found.heading, event.target.value))
              }
            />
          </>
        )}
      </div>
    </li>
  );
}
