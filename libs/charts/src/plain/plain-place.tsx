import type { ReleasedContextPage, ReleasedRow } from '@waymark/contract';
import type { ReactNode } from 'react';
import { FigureFrame } from '../frame/figure-frame';
import { figureSvg } from '../frame/figure-svg';
import { pageModel } from '../layout/page-row';
import { Notices } from '../place/edition-words';
import { PlaceFoot } from '../place/place-foot';
import { PlaceGoals } from '../place/place-goals';
import { EffortHead, PlaceStrip } from '../place/place-strip';
import { PLACE_TERMS } from '../words';
import { FundingTint } from '../strip/funding-tint';
import { PlainChart, PlainStrip } from './plain-drawing';
import { PlainPage, PlainWay } from './plain-page';
import { plainPaths, type PlainPeriods, type PlainSite } from './plain-site';

/** Rows shown before "Show the other indicators", as on the page of the server. */
const FIRST_ROWS = 8;
const UP = '../';
const FOOTING = 'Released figures: counts rounded, small ones withheld.';
const PERIODS = { as_collected: 'As collected', financial_year: 'Financial years' } as const;
export interface PlainPlaceProps {
  readonly site: PlainSite;
  readonly page: ReleasedContextPage;
  readonly periods: PlainPeriods;
}

const keyOf = ({ indicator, breakdown }: ReleasedRow): string =>
  breakdown === '' ? indicator.code : `${indicator.code}-${breakdown}`;

/** The drawings of a place that can be taken away one by one, each a file of its own. */
export function plainDrawings({ page, periods }: Omit<PlainPlaceProps, 'site'>) {
  const { axis, grants, responses, context } = page;
  return [...page.rows.map(({ row }) => row), ...page.effort].map((row) => ({
    path: plainPaths.drawing(context.id, periods, keyOf(row)),
    text: figureSvg(pageModel(row), axis, {
      grants,
      responses,
      place: context.pseudonym,
      footing: FOOTING,
    }),
  }));
}

function Row({
  row,
  pairs = [],
  pairMissing = [],
  page,
  periods,
}: Omit<PlainPlaceProps, 'site'> & {
  readonly row: ReleasedRow;
  readonly pairs?: readonly ReleasedRow[];
  readonly pairMissing?: readonly string[];
}) {
  const { axis, grants, responses, context } = page;
  return (
    <FigureFrame
      model={pageModel(row)}
      pairs={pairs.map((pair) => pageModel(pair, true))}
      pairMissing={pairMissing}
      {...{ axis, grants, responses }}
      syncId=""
      wide
      Chart={PlainChart}
      csvHref={null}
      method={
        <span className="wm-doors">
          <a href={`${UP}${plainPaths.method(row.verdict.method)}`}>How this is judged</a>
        </span>
      }
      take={
        <a href={`${UP}${plainPaths.drawing(context.id, periods, keyOf(row))}`} download>
          SVG
        </a>
      }
    />
  );
}

const Rows = ({ of, ...rest }: { of: ReleasedContextPage['rows'] } & Omit<PlainPlaceProps, 'site'>) =>
  of.map((entry) => <Row key={entry.row.key} {...entry} {...rest} />);

/** A place as an edition has it, for ever the same: the page of the server, for a reader without scripts and without a server. */
export function PlainPlace({ site, page, periods }: PlainPlaceProps) {
  const { edition } = site;
  const { context, axis, grants, responses, rows, effort } = page;
  const within = new Set(edition.contexts.map(({ id }) => id));
  const later = rows.slice(FIRST_ROWS);
  const choice = (one: PlainPeriods): ReactNode => (
    <a
      key={one}
      href={`${UP}${plainPaths.place(context.id, one)}`}
      {...(one === periods ? { 'aria-current': 'page' as const } : {})}
    >
      {PERIODS[one]}
    </a>
  );
  return (
    <PlainPage
      site={site}
      up={UP}
      title={context.pseudonym}
      crumb={
        <a href={`${UP}${plainPaths.index()}`}>
          Edition {edition.number}, {edition.title}
        </a>
      }
      lede={page.lede}
      terms={PLACE_TERMS}
      counted={['display-gates', 'disclosure']}
      wide
    >
      <Notices notices={edition.notices} />
      <div className="wm-controls wm-score-page">
        <span className="wm-switch" role="group" aria-label="Periods">
          {(['as_collected', 'financial_year'] as const).map(choice)}
        </span>
        <span>As released: counts rounded, small ones withheld</span>
        {context.invented && <span className="wm-tag">invented example</span>}
      </div>
      <div className="wm-context">
        <PlaceGoals page={page} />
        <div className="wm-score">
          <PlaceStrip page={page} draw={(part) => <PlainStrip {...{ axis, grants, responses, part }} />} />
          {rows.length === 0 ? (
            <div className="wm-row">
              <div className="wm-words">
                <h3>Nothing measured yet</h3>
              </div>
              <div className="wm-plot">
                <FundingTint axis={page.axis} grants={page.grants} className="wm-tint-own" />
                <div className="wm-empty" />
              </div>
              <div className="wm-reading">
                <p className="wm-sentence">This edition holds no figure of this place.</p>
              </div>
            </div>
          ) : null}
          <Rows of={rows.slice(0, FIRST_ROWS)} {...{ page, periods }} />
          {later.length > 0 ? (
            <details className="wm-later">
              <summary className="wm-row wm-more">
                <span className="wm-button">Show the other indicators</span>
              </summary>
              <Rows of={later} {...{ page, periods }} />
            </details>
          ) : null}
          {effort.length > 0 ? (
            <>
              <EffortHead />
              {effort.map((row) => (
                <Row key={row.key} {...{ row, page, periods }} />
              ))}
            </>
          ) : null}
        </div>
        <PlaceFoot
          page={page}
          gates={`${UP}${plainPaths.method('display-gates')}`}
          wayTo={(id) => (within.has(id) ? `${UP}${plainPaths.place(id, periods)}` : null)}
          Way={PlainWay}
        />
      </div>
    </PlainPage>
  );
}
