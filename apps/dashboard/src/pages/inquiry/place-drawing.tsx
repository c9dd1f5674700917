import { chartModel, type ChartCourse, figureSvg } from '@waymark/charts';
import {
  FundingTint,
  Pairs,
  SeriesChart,
  SvgButton,
  TableTwin,
  TimeStrip,
  useWide,
} from '@waymark/charts/react';
import type { InquiryPage } from '@waymark/contract';
import { useId, useMemo } from 'react';
import { FigureDoors } from '../../parts/figure-doors';
import { FOOTING } from '../../parts/words';
import { capital } from '../plan/plan-words';

/** The series as it was collected, on its time axis; with its fitted course where one could be reckoned. */
export function PlaceDrawing({
  page,
  row,
  grey,
  course = null,
}: {
  page: InquiryPage;
  row: NonNullable<InquiryPage['row']>;
  grey: boolean;
  course?: ChartCourse | null;
}) {
  const id = useId();
  const wide = useWide();
  const model = useMemo(() => chartModel(row, { course }), [row, course]);
  const pairs = useMemo(() => page.pairs.map((pair) => chartModel(pair)), [page.pairs]);
  const { axis, grants, responses } = page;
  const strip = { axis, grants, responses, wide };
  const place = page.context.name;
  return (
    <>
      <figure className={`wm-plot${grey ? ' wm-row-context' : ''}`} aria-label={row.indicator.title}>
        <FundingTint axis={axis} grants={grants} responses={responses} />
        {wide ? <TimeStrip {...strip} part="money" /> : null}
        <SeriesChart
          model={model}
          axis={axis}
          syncId="inquiry"
          grants={grants}
          responses={responses}
          alone={!wide}
          zoom={wide ? 1.6 : 1.4}
        />
        <Pairs {...{ pairs, axis, wide }} missing={page.pairMissing} syncId="inquiry" />
        <TimeStrip {...strip} part="responses" />
      </figure>
      <p className="wm-source">
        {row.indicator.title}, {row.indicator.unit}. {row.indicator.code}. {capital(row.source)}.
      </p>
      <p className="wm-links">
        <FigureDoors
          of={{ contextId: page.context.id, code: row.indicator.code, breakdown: row.breakdown }}
          method={row.verdict.method}
          view={page.view}
        />
        <SvgButton
          name={`${place} ${row.indicator.code} ${row.breakdownLabel} ${page.chosen.event}`}
          draw={() => figureSvg(model, axis, { grants, responses, place, footing: FOOTING[page.view] })}
        />
      </p>
      <TableTwin model={model} axis={axis} id={`${id}t`} />
    </>
  );
}
