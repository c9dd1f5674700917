import { chartModel, sharedScale, type ChartModel, type PlotScale } from '@waymark/charts';
import { Figure, RowGuard } from '@waymark/charts/react';
import type { IndicatorPage } from '@waymark/contract';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useInView } from '../../filters';
import { FOOTING } from '../../parts/words';
import { FigureDoors } from '../../parts/figure-doors';
import { paths } from '../../paths';
import type { PanelPairs } from './use-pairs';

const noResponses: never[] = [];

const measureOf = ({ row }: ChartModel) => `${row.scale.kind} ${row.scale.unit}`;

/** One scale for all panels of a unit. A count without a population beside a rate has another unit, and so its own. */
function scalesOf(models: readonly ChartModel[]): Map<string, PlotScale> {
  const measures = [...new Set(models.map(measureOf))];
  return new Map(
    measures.flatMap((measure) => {
      const same = models.filter((model) => measureOf(model) === measure);
      const scale = sharedScale(same.map((model) => model.scale));
      return scale ? [[measure, scale] as const] : [];
    }),
  );
}

/** One indicator across contexts: small multiples on one scale, in the order of the alphabet, never of a result. */
export function IndicatorView({
  page,
  pairsOf,
  ofAreas = false,
}: {
  page: IndicatorPage;
  /** Published figures, which come by area: with none chosen there is nothing to draw. */
  ofAreas?: boolean;
  pairsOf: (panel: IndicatorPage['panels'][number]) => PanelPairs;
}) {
  const models = useMemo(() => page.panels.map((panel) => chartModel(panel.row)), [page.panels]);
  const scales = useMemo(() => scalesOf(models), [models]);
  const inView = useInView();
  const grantRoom = page.panels.some((panel) => panel.grants.length > 0);
  return (
    <>
      <h2 className="wm-hidden">By context</h2>
      <div className="wm-multiples">
        {page.panels.map((panel, i) => {
          const model = models[i];
          if (!model) return null;
          const { contextId } = panel;
          const pairs = pairsOf(panel);
          const key = contextId === null ? (panel.areaCode ?? panel.name) : String(contextId);
          return (
            <RowGuard key={key} subject={panel.name}>
              <Figure
                model={model}
                axis={page.axis}
                grants={panel.grants}
                responses={noResponses}
                pairs={pairs.rows.map((row) => ({ ...chartModel(row), control: null }))}
                pairMissing={pairs.missing}
                syncId="indicator"
                wide={false}
                place={panel.name}
                footing={FOOTING[page.view]}
                titleLink={
                  contextId === null ? (
                    panel.name
                  ) : (
                    <Link to={inView(paths.context(contextId))}>{panel.name}</Link>
                  )
                }
                words={
                  <p className="wm-definition">
                    {[panel.kind, panel.site].filter((part) => part !== '').join(', ')}
                  </p>
                }
                method={
                  <FigureDoors
                    of={{
                      contextId,
                      areaCode: panel.areaCode,
                      code: panel.row.indicator.code,
                      breakdown: panel.row.breakdown,
                    }}
                    method={panel.row.verdict.method}
                    view={page.view}
                  />
                }
                csvHref={null}
                scale={scales.get(measureOf(model))}
                grantRoom={grantRoom}
                printWidth={480}
              />
            </RowGuard>
          );
        })}
      </div>
      {page.panels.length === 0 ? (
        <p className="wm-sentence">
          {ofAreas
            ? 'These figures are published for areas. Add one above: they stand side by side on one scale, in the order of the alphabet.'
            : 'No context has figures for this indicator yet. Record a wave on a context’s page, or import what you have.'}
        </p>
      ) : null}
      <section className="wm-cannot" aria-labelledby="cannot-tell">
        <h2 id="cannot-tell" className="wm-verdict wm-verdict-cannot">
          <i aria-hidden="true" />
          <span>What these panels cannot tell you</span>
        </h2>
        <ul>
          {page.cannotTell.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="wm-doors" data-doors="figure">
          <Link to={paths.method('display-gates')}>When too little is known</Link>
        </p>
      </section>
      <p className="wm-colophon">{page.adjustment}</p>
    </>
  );
}
