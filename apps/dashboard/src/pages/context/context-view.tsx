import { pageModel } from '@waymark/charts';
import {
  EffortHead,
  Figure,
  FundingTint,
  PlaceGoals,
  PlaceStrip,
  RowGuard,
  TimeStrip,
  useWide,
} from '@waymark/charts/react';
import type { ContextPage, SeriesRow } from '@waymark/contract';
import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { FOOTING } from '../../parts/words';
import { FigureDoors } from '../../parts/figure-doors';
import { paths, withQuery } from '../../paths';
import { ContextFoot, type Frozen } from './context-foot';

/** Rows shown before "Show the other indicators". */
const FIRST_ROWS = 8;
const SYNC = 'context';
/** px of a plot on A4 landscape, gutters included; agreed with print.css of the charts. */
const PRINT_WIDTH = 560;

interface RowEntry {
  readonly row: SeriesRow;
  readonly pairs: readonly SeriesRow[];
  readonly pairMissing: readonly string[];
}

export interface ContextViewProps {
  readonly page: ContextPage;
  readonly all: boolean;
  readonly showAll: ReactNode;
  /** Null where the figures of a row are taken away with the whole page. */
  readonly csvHref: (row: SeriesRow) => string | null;
  /** Its life over the rows, on their axis of time; nothing where it is not for this reader. */
  readonly life?: ReactNode;
  /** A page of an edition: nothing on it leads to figures as they are today. */
  readonly frozen?: Frozen;
}

function Row({
  entry,
  page,
  wide,
  csvHref,
  frozen,
}: { entry: RowEntry; wide: boolean } & Pick<ContextViewProps, 'page' | 'csvHref' | 'frozen'>) {
  const { row, pairs } = entry;
  const model = useMemo(() => pageModel(row), [row]);
  const pairModels = useMemo(() => pairs.map((pair) => pageModel(pair, true)), [pairs]);
  return (
    <RowGuard subject={row.indicator.title}>
      <Figure
        model={model}
        axis={page.axis}
        grants={page.grants}
        responses={page.responses}
        syncId={SYNC}
        wide={wide}
        pairs={pairModels}
        pairMissing={entry.pairMissing}
        place={page.view === 'external' ? page.context.pseudonym : page.context.name}
        footing={FOOTING[page.view]}
        method={
          <>
            {frozen ? (
              <span className="wm-doors" data-doors="figure">
                <Link to={paths.method(row.verdict.method)}>How this is judged</Link>
              </span>
            ) : (
              <FigureDoors
                of={{ contextId: page.context.id, code: row.indicator.code, breakdown: row.breakdown }}
                method={row.verdict.method}
                view={page.view}
              />
            )}
            {page.view === 'team' ? (
              <Link
                to={withQuery(paths.quality(), {
                  context: page.context.id,
                  indicator: row.indicator.code,
                  state: 'all',
                })}
              >
                What looked odd<span className="wm-hidden"> ({row.indicator.title})</span>
              </Link>
            ) : null}
          </>
        }
        csvHref={csvHref(row)}
        printWidth={PRINT_WIDTH}
      />
    </RowGuard>
  );
}

function Empty({ page, frozen }: Pick<ContextViewProps, 'page' | 'frozen'>) {
  const ended = page.context.closed !== null;
  return (
    <div className="wm-row">
      <div className="wm-words">
        <h3>{ended ? 'Nothing was measured' : 'Nothing measured yet'}</h3>
      </div>
      <div className="wm-plot">
        <FundingTint axis={page.axis} grants={page.grants} className="wm-tint-own" />
        <div className="wm-empty" />
      </div>
      <div className="wm-reading">
        <p className="wm-sentence">
          {frozen ? (
            'This edition holds no figure of this place.'
          ) : ended ? (
            'It ended before anything was measured. What somebody else counted in its time can still be imported.'
          ) : (
            <>
              Two waves are needed to draw a change.{' '}
              <Link to={paths.record(page.context.id)}>Enter the first</Link> or import what you have.
            </>
          )}
        </p>
      </div>
    </div>
  );
}

/** A context like a score: one row per indicator, one time axis for all, words before marks. */
export function ContextView({ page, all, showAll, csvHref, life, frozen }: ContextViewProps) {
  const wide = useWide();
  const { axis, grants, responses } = page;
  const rows: readonly RowEntry[] = all ? page.rows : page.rows.slice(0, FIRST_ROWS);
  const hidden = page.rows.length - rows.length;
  return (
    <div className="wm-context">
      <PlaceGoals page={page} />
      <div className="wm-score">
        <PlaceStrip
          page={page}
          draw={(part) => <TimeStrip {...{ axis, grants, responses, wide, part }} printWidth={PRINT_WIDTH} />}
        />
        {life}
        {rows.length === 0 ? <Empty page={page} {...(frozen ? { frozen } : {})} /> : null}
        {rows.map((entry) => (
          <Row key={entry.row.key} {...{ entry, page, wide, csvHref, ...(frozen ? { frozen } : {}) }} />
        ))}
        {hidden > 0 ? <div className="wm-row wm-more">{showAll}</div> : null}
        {page.effort.length > 0 ? (
          <>
            <EffortHead />
            {page.effort.map((row) => (
              <Row
                key={row.key}
                entry={{ row, pairs: [], pairMissing: [] }}
                {...{ page, wide, csvHref, ...(frozen ? { frozen } : {}) }}
              />
            ))}
          </>
        ) : null}
      </div>
      <ContextFoot page={page} {...(frozen ? { frozen } : {})} />
    </div>
  );
}
