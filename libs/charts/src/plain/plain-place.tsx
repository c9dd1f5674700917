import type { ReleasedContextPage, ReleasedRow } from '@waymark/contract';
import type { ReactNode } from 'react';
import { FigureFrame } from '../frame/figure-frame';
import { figureSvg } from '../frame/figure-svg';
import { pageModel } from '../layout/page-row';
import { FundingTint } from '../strip/funding-tint';
import { ResponseList } from '../strip/response-list';
import { PlainChart, PlainStrip } from './plain-drawing';
import { Notices, PlainPage } from './plain-page';
import { monthWords, plainPaths, type PlainPeriods, type PlainSite } from './plain-site';

/** Rows shown before "Show the other indicators", as on the page of the server. */
const FIRST_ROWS = 8;
const UP = '../';
const FOOTING = 'Released figures: counts rounded, small ones withheld.';
const TERMS = [
  'edition',
  'withheld',
  'rounded',
  'context-only',
  'guardianship',
  'rubric',
  'ecological',
  'interval',
];
const PERIODS = { as_collected: 'As collected', financial_year: 'Financial years' } as const;
const LINKS: Readonly<Record<string, { readonly out: string; readonly in: string }>> = {
  within: { out: 'Lies within', in: 'Contains' },
  'spends time at': { out: 'Spends time at', in: 'Is a place of' },
  attends: { out: 'Attends', in: 'Is attended by' },
  became: { out: 'Became', in: 'Came from' },
  'next to': { out: 'Next to', in: 'Next to' },
};

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

function Strip({ page }: Pick<PlainPlaceProps, 'page'>) {
  const { axis, grants, responses } = page;
  const own = <FundingTint {...{ axis, grants, responses }} className="wm-tint-own" />;
  return (
    <>
      <FundingTint {...{ axis, grants, responses }} className="wm-tint-page" />
      <div className="wm-row wm-strip-row">
        <div className="wm-words">
          <h2>One history, one time axis</h2>
        </div>
        <div className="wm-plot">
          {own}
          <PlainStrip {...{ axis, grants, responses }} part="money" />
        </div>
      </div>
      <div className="wm-row wm-axis-row">
        <div className="wm-words">
          <p className="wm-definition">
            A point is a wave, its whisker the 95% interval, the number under it how many were asked. A thin
            line with dotted limits is a control chart; a ring marks a latest point that stands out.
          </p>
        </div>
        <div className="wm-plot">
          {own}
          <PlainStrip {...{ axis, grants, responses }} part="responses" />
        </div>
        <div className="wm-reading">
          <ResponseList responses={responses} />
        </div>
      </div>
    </>
  );
}

function Foot({ site, page, periods }: PlainPlaceProps) {
  const { cannotSay, life, links } = page;
  const within = new Set(site.edition.contexts.map(({ id }) => id));
  return (
    <>
      <section className="wm-cannot" aria-labelledby="cannot-say">
        <h2 id="cannot-say" className="wm-verdict wm-verdict-cannot">
          <i aria-hidden="true" />
          <span>Cannot say</span>
        </h2>
        {cannotSay.length === 0 ? (
          <p className="wm-sentence">Nothing on this page is left unsaid for want of data.</p>
        ) : (
          <ul>
            {cannotSay.map((line) => (
              <li key={line.about}>
                <b>{line.about.replace(/[.]$/, '')}.</b> {line.because}
              </li>
            ))}
          </ul>
        )}
        <p className="wm-doors">
          <a href={`${UP}${plainPaths.method('display-gates')}`}>When too little is known</a>
        </p>
      </section>
      {life.length === 0 && links.length === 0 ? null : (
        <section className="wm-life" aria-labelledby="life">
          <h2 id="life">Its life and its neighbours</h2>
          <ol>
            {life.map((event) => (
              <li key={`${event.date} ${event.what}`}>
                <time dateTime={event.date}>{monthWords(event.date)}</time> {event.what}
              </li>
            ))}
          </ol>
          <ul>
            {links.map((link) => {
              const other = link.direction === 'out' ? link.toContextId : link.fromContextId;
              return (
                <li key={`${link.id} ${link.direction}`}>
                  <span>{LINKS[link.type]?.[link.direction] ?? link.type}</span>{' '}
                  {within.has(other) ? (
                    <a href={`${UP}${plainPaths.place(other, periods)}`}>{link.otherName}</a>
                  ) : (
                    link.otherName
                  )}
                  {link.end === null ? '' : ` until ${monthWords(link.end)}`}
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <footer className="wm-colophon">
        <p>{page.adjustment}</p>
        <p>{page.footnote}</p>
      </footer>
    </>
  );
}

const Rows = ({ of, ...rest }: { of: ReleasedContextPage['rows'] } & Omit<PlainPlaceProps, 'site'>) =>
  of.map((entry) => <Row key={entry.row.key} {...entry} {...rest} />);

/** A place as an edition has it, for ever the same: the page of the server, for a reader without scripts and without a server. */
export function PlainPlace({ site, page, periods }: PlainPlaceProps) {
  const { edition } = site;
  const { context, goals, goalWarning, rows, effort } = page;
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
      terms={TERMS}
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
        {goals.length === 0 ? null : (
          <dl className="wm-goals" aria-label="Goals">
            {goals.map((goal) => (
              <div key={goal.code}>
                <dt>{goal.code}</dt>
                <dd>{goal.statement}</dd>
              </div>
            ))}
          </dl>
        )}
        {goalWarning === null ? null : <p className="wm-warning">{goalWarning}</p>}
        <div className="wm-score">
          <Strip page={page} />
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
              <div className="wm-row wm-effort-head">
                <div className="wm-words">
                  <h2>What was done</h2>
                  <p className="wm-definition">Effort, kept apart: hours and meetings are not change.</p>
                </div>
              </div>
              {effort.map((row) => (
                <Row key={row.key} {...{ row, page, periods }} />
              ))}
            </>
          ) : null}
        </div>
        <Foot {...{ site, page, periods }} />
      </div>
    </PlainPage>
  );
}
