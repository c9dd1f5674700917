import type { FundingBand, ResponseMark } from '@waymark/contract';
import { type ComponentType, type ReactNode, useId, useRef } from 'react';
import type { AxisLike } from '../layout/frame';
import { pageOptions } from '../layout/page-row';
import type { ChartModel } from '../model/chart-model';
import type { PlotScale } from '../model/plot-scale';
import { sentenceOf } from '../model/wording';
import { FundingTint } from '../strip/funding-tint';
import { Sentence } from './sentence';
import type { SeriesChartProps } from './series-chart';
import { symbolWords } from './symbols';
import { TableTwin } from './table-twin';
import { VerdictLine } from './verdict-line';

export interface FigureFrameProps {
  readonly model: ChartModel;
  readonly axis: AxisLike;
  readonly grants: readonly FundingBand[];
  readonly responses: readonly ResponseMark[];
  readonly syncId: string;
  /** Side by side from 1000 px; below, each row names its own periods and grants. */
  readonly wide: boolean;
  /** Context-only rows: what they must be read beside, and what of it is not measured. */
  readonly pairs?: readonly ChartModel[];
  readonly pairMissing?: readonly string[];
  /** Heading: the indicator on a context page, the context on an indicator page. */
  readonly title?: string;
  readonly titleLink?: ReactNode;
  readonly words?: ReactNode;
  /** Link to the methods page. */
  readonly method: ReactNode;
  readonly csvHref: string | null;
  readonly grantRoom?: boolean;
  readonly scale?: PlotScale;
  readonly printWidth?: number;
}

/** What draws a row: hosted by Recharts in the dashboard, plain marks in a published folder. */
export interface Drawn {
  readonly Chart: ComponentType<SeriesChartProps>;
}

function Words({
  model,
  id,
  title,
  titleLink,
  words,
}: Pick<FigureFrameProps, 'model' | 'title' | 'titleLink' | 'words'> & { id: string }) {
  const { row } = model;
  const { indicator } = row;
  const subject = row.breakdownLabel === '' ? indicator.title : `${indicator.title}, ${row.breakdownLabel}`;
  const symbols = symbolWords(model);
  return (
    <div className="wm-words">
      <h3 id={id}>{titleLink ?? title ?? subject}</h3>
      {words ?? (
        <p className="wm-definition">
          {sentenceOf(indicator.measures)} {sentenceOf(indicator.unit)}
          {indicator.direction === 'lower' ? ' Lower is better.' : ''}
        </p>
      )}
      <p className="wm-source">
        {words === undefined
          ? `${indicator.code}. ${sentenceOf(row.source)} ${sentenceOf(indicator.provenance)} ${sentenceOf(indicator.note)}`
          : sentenceOf(row.source)}
        {row.crosses > 0 ? ` ${row.crosses} left out: across a boundary of these periods.` : ''}
      </p>
      {symbols.length === 0 ? null : <p className="wm-source">{sentenceOf(symbols.join('; '))}</p>}
    </div>
  );
}

export type PairsProps = Pick<FigureFrameProps, 'axis' | 'syncId' | 'wide' | 'printWidth'> & {
  readonly gutter?: { readonly left: number; readonly right: number };
  pairs: readonly ChartModel[];
  missing: readonly string[];
};

/** The pairs of a context-only row, directly below it and behind one bracket. */
export function PairsFrame({ pairs, missing, Chart, ...chart }: PairsProps & Drawn) {
  if (pairs.length === 0 && missing.length === 0) return null;
  const beside = pageOptions({ wide: chart.wide, pair: true });
  return (
    <div className="wm-pair">
      {pairs.map((pair) => (
        <div key={pair.key}>
          <p>
            Its pair: {pair.row.indicator.title.toLowerCase()}
            {pair.row.breakdownLabel === '' ? '' : `, ${pair.row.breakdownLabel}`}, {pair.row.indicator.unit}
          </p>
          <Chart
            model={pair}
            axis={chart.axis}
            syncId={chart.syncId}
            {...beside}
            gutter={chart.gutter ?? beside.gutter}
            printWidth={chart.printWidth}
          />
        </div>
      ))}
      {missing.length === 0 ? null : (
        <p className="wm-pair-missing">Its pair: {missing.join(', ')}: not measured.</p>
      )}
    </div>
  );
}

/**
 * One row of the score: words, plot, reading and table twin of one series. Everything a figure owes its reader
 * (title, unit, source, n, verdict with method, sentence, table, downloads) stands in it.
 */
export function FigureFrame(props: FigureFrameProps & Drawn & { readonly take: ReactNode }) {
  const { model, axis, grants, responses, syncId, wide, Chart } = props;
  const id = useId();
  const twin = useRef<HTMLDetailsElement>(null);
  const { verdict } = model.row;
  const openTable = () => {
    if (twin.current) twin.current.open = true;
  };
  const lacking = [...verdict.leftOut, ...(model.control?.sentence ? [model.control.sentence] : [])];
  return (
    <section className={`wm-row${model.grey ? ' wm-row-context' : ''}`} aria-labelledby={`${id}h`}>
      <Words
        model={model}
        id={`${id}h`}
        title={props.title}
        titleLink={props.titleLink}
        words={props.words}
      />
      <figure className="wm-plot" aria-labelledby={`${id}h`}>
        <FundingTint axis={axis} grants={grants} responses={responses} className="wm-tint-own" />
        <Chart
          model={model}
          axis={axis}
          syncId={syncId}
          {...pageOptions({ grants, responses, wide })}
          grantRoom={props.grantRoom}
          scale={props.scale}
          describedBy={`${id}s`}
          printWidth={props.printWidth}
        />
        <PairsFrame
          pairs={props.pairs ?? []}
          missing={props.pairMissing ?? []}
          {...{ Chart, axis, syncId, wide, printWidth: props.printWidth }}
        />
      </figure>
      <div className="wm-reading">
        <VerdictLine verdict={verdict} />
        <Sentence text={verdict.sentence === '' ? model.row.caption : verdict.sentence} id={`${id}s`} />
        {lacking.length === 0 ? null : <p className="wm-fine">{lacking.map(sentenceOf).join(' ')}</p>}
        <p className="wm-links">
          {props.method}
          <a href={`#${id}t-body`} onClick={openTable}>
            Table
          </a>
          {props.csvHref === null ? null : (
            <a href={props.csvHref} download>
              CSV
            </a>
          )}
          {props.take}
        </p>
      </div>
      <TableTwin model={model} axis={axis} id={`${id}t`} ref={twin} />
    </section>
  );
}
