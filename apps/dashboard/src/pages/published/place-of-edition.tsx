import '@waymark/charts/charts.css';
import type { ReleasedContextPage } from '@waymark/contract';
import { useState } from 'react';
import { ContextView } from '../context/context-view';
import '../context/context.css';
import '../pages.css';

export type EditionPeriods = 'as_collected' | 'financial_year';
const words: Record<EditionPeriods, string> = {
  as_collected: 'As collected',
  financial_year: 'Financial years',
};

/** The page of a place as an edition has it: the page everybody knows, with no way into figures of today. */
export function PlaceOfEdition({
  page,
  periods,
  setPeriods,
  to,
}: {
  readonly page: ReleasedContextPage;
  readonly periods: EditionPeriods;
  readonly setPeriods: (next: EditionPeriods) => void;
  readonly to: (contextId: number) => string | null;
}) {
  const [all, setAll] = useState(false);
  return (
    <>
      <div className="wm-controls wm-score-page">
        <span className="wm-switch" role="group" aria-label="Periods">
          {(['as_collected', 'financial_year'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={periods === one} onClick={() => setPeriods(one)}>
              {words[one]}
            </button>
          ))}
        </span>
        <span>As released: counts rounded, small ones withheld</span>
        {page.context.invented && <span className="wm-tag">invented example</span>}
      </div>
      <ContextView
        page={page}
        all={all}
        showAll={
          <button type="button" className="wm-button" onClick={() => setAll(true)}>
            Show the other indicators
          </button>
        }
        csvHref={() => null}
        frozen={{ to }}
      />
    </>
  );
}
