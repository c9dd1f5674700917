import type { QualityCheck } from '../check';
import { isFigure } from '../watch';

/** A context-only figure that stands alone. */
export const pairs: QualityCheck = {
  kind: 'pair',
  label: 'Context-only figure without its pair',
  rule: 'A context-only indicator has figures here, and none of the indicators it must be read beside has any. Published figures of areas are left out.',
  why: 'Recorded harm rises when people notice and report more. Without what young people say beside it, the figure can be read either way, and will be.',
  find: (place) => {
    if (place.areaCode !== null) return [];
    const measured = new Set(
      place.series.filter(({ cells }) => cells.some(isFigure)).map(({ indicator }) => indicator.code),
    );
    return place.series
      .filter(({ indicator, cells }) => indicator.role === 'context_only' && cells.some(isFigure))
      .filter(
        ({ indicator }) =>
          indicator.pair_with.length > 0 && !indicator.pair_with.some((code) => measured.has(code)),
      )
      .map((series) => ({
        series: [series],
        cells: [],
        start: series.cells[0]?.period.start ?? '',
        period: 'the whole series',
        odd: `It should be read beside ${series.indicator.pair_with.join(' or ')}, and ${series.indicator.pair_with.length === 1 ? 'that is not' : 'none of them is'} measured here.`,
        cure: 'Ask what young people say in the next round, with one of these indicators; until then leave this figure out of reports.',
        goTo: 'record' as const,
      }));
  },
};
