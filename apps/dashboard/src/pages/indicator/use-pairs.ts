import type { IndicatorPage, PeriodSetId, SeriesRow, View } from '@waymark/contract';
import { useQueries } from '@tanstack/react-query';
import type { Trouble } from '../../api/errors';
import { query } from '../../api/queries';

type Panel = IndicatorPage['panels'][number];
const placeOf = (panel: Panel) => panel.contextId ?? panel.areaCode;

export interface PanelPairs {
  readonly rows: readonly SeriesRow[];
  /** Titles or codes of what is not measured there. */
  readonly missing: readonly string[];
}

/** A pair that could not be read is not a pair that was not measured: the page says so and can try again. */
export interface Failed {
  readonly trouble: Trouble;
  readonly retry: () => void;
}

/**
 * What a context-only figure must be read beside, panel by panel. Nothing of that kind is shown before its
 * pairs are here: `ready` tells when.
 */
export function usePairs(
  page: IndicatorPage | undefined,
  asked: { readonly view: View; readonly periods: PeriodSetId; readonly areas?: string },
  titleOf: (code: string) => string,
): { ready: boolean; failed: Failed | null; pairsOf: (panel: Panel) => PanelPairs } {
  const lone = page?.panels.filter((panel) => panel.row.indicator.role === 'context_only') ?? [];
  const codes = [...new Set(lone.flatMap((panel) => panel.row.pairWith))];
  const answers = useQueries({
    queries: codes.map((code) => query('indicatorPage', { params: { code }, query: asked })),
  });
  const ready = answers.every((answer) => !answer.isPending);
  const broken = answers.find((answer) => answer.isError);
  const failed = broken?.error ? { trouble: broken.error, retry: () => void broken.refetch() } : null;
  const pairsOf = (panel: Panel): PanelPairs => {
    if (panel.row.indicator.role !== 'context_only') return { rows: [], missing: [] };
    const found = panel.row.pairWith.map((code) => {
      const answer = answers[codes.indexOf(code)];
      const row = answer?.data?.panels.find((other) => placeOf(other) === placeOf(panel))?.row;
      // an area has a panel of every indicator asked for; one without a wave was not measured there
      return { code, row: row && row.cells.length > 0 ? row : undefined };
    });
    return {
      rows: found.flatMap(({ row }) => (row ? [row] : [])),
      missing: found.flatMap(({ code, row }) => (row ? [] : [titleOf(code)])),
    };
  };
  return { ready, failed, pairsOf };
}
