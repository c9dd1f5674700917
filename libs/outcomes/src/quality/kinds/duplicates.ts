import { oddWaves, together, type Oddity, type QualityCheck } from '../check';
import { isFigure, type Figure, type WatchedPlace, type WatchedSeries } from '../watch';

/** Shared figures below which sameness may be chance. */
const leastRows = 3;
const leastWaves = 4;

/** The same figures twice. */
export const duplicates: QualityCheck = {
  kind: 'duplicate',
  label: 'Same figures twice',
  rule: `Two waves of one series whose days overlap and whose figures are the same; two rounds of one place that share ${leastRows} or more series and have the same figures in all of them; two series of one indicator, under different names, with the same figures in all of ${leastWaves} or more shared waves. Zeros and levels do not count as the same.`,
  why: 'A round counted twice doubles what a grant reached, and a copied round hides that nothing was asked.',
  find: (place, { places }) => [
    ...place.series.flatMap((series) => overlapping(series, place)),
    ...sameRounds(place),
    ...sameSeries(place, places),
  ],
};

const telling = ({ indicator }: WatchedSeries): boolean =>
  indicator.aggregation !== 'level' && indicator.aggregation !== 'milestone';
const figuresOf = (series: WatchedSeries): Figure[] =>
  telling(series) ? series.cells.filter(isFigure).filter(({ value }) => value !== 0) : [];

function overlapping(series: WatchedSeries, place: WatchedPlace): Oddity[] {
  const figures = figuresOf(series);
  return figures.flatMap((cell, at) =>
    figures
      .slice(at + 1)
      .filter((other) => other.words === cell.words && other.period.start <= cell.period.end)
      .map((other) =>
        oddWaves(series, [cell, other], {
          odd: `${cell.words} stands twice for days that overlap: ${origin(cell)}, and ${origin(other)}.`,
          cure: 'If it is the same round under two names, undo one of the imports or correct one to "not applicable" with the reason; if they are two rounds, answer here.',
          goTo: place.areaCode === null ? 'history' : 'import',
        }),
      ),
  );
}

const origin = ({ period, source }: Figure): string =>
  source === '' ? period.label : `${period.label} from "${source}"`;

/** Two rounds with the same figures in every series they share. */
function sameRounds(place: WatchedPlace): Oddity[] {
  const rounds = new Map<string, { series: WatchedSeries; cell: Figure }[]>();
  for (const series of place.series)
    for (const cell of figuresOf(series)) {
      const key = `${cell.period.start}|${cell.period.end}`;
      rounds.set(key, [...(rounds.get(key) ?? []), { series, cell }]);
    }
  const listed = [...rounds.values()];
  return listed.flatMap((one, at) =>
    listed.slice(at + 1).flatMap((other) => {
      const shared = one.flatMap(({ series, cell }) => {
        const twin = other.find((entry) => entry.series.row === series.row);
        return twin ? [{ series, cell, twin: twin.cell }] : [];
      });
      if (shared.length < leastRows || shared.some(({ cell, twin }) => cell.words !== twin.words)) return [];
      return together(
        shared.map(({ series, cell, twin }) =>
          oddWaves(series, [cell, twin], {
            odd: `All ${shared.length} figures of ${cell.period.label} are those of ${twin.period.label} again.`,
            cure: 'Compare both with the forms they came from. If one is a copy, correct it to "not collected" with the reason; if not, answer here.',
            goTo: 'history',
          }),
        ),
      );
    }),
  );
}

/** The same series under two names: another place, or another subgroup. Told at the one that comes second. */
function sameSeries(place: WatchedPlace, places: readonly WatchedPlace[]): Oddity[] {
  const until = places.indexOf(place);
  return place.series.flatMap((series, at) => {
    const own = figuresOf(series);
    if (new Set(own.map(({ words }) => words)).size < leastWaves) return [];
    return places.slice(0, until + 1).flatMap((other, otherAt) =>
      other.series
        .slice(0, otherAt === until ? at : undefined)
        .filter((twin) => twin.indicator.code === series.indicator.code && isCopy(own, figuresOf(twin)))
        .map((twin) =>
          oddWaves(series, own, {
            odd: `All ${own.length} shared waves have the figures of ${otherAt === until ? `the subgroup "${twin.breakdown || 'everyone'}"` : `"${other.name}"`} as well.`,
            cure: 'If one file was imported under two names, undo one import; if the two were truly recorded apart, answer here and say how.',
            goTo: place.areaCode === null ? 'history' : 'import',
          }),
        ),
    );
  });
}

function isCopy(own: readonly Figure[], theirs: readonly Figure[]): boolean {
  const byDays = new Map(theirs.map((cell) => [`${cell.period.start}|${cell.period.end}`, cell]));
  const shared = own.flatMap((cell) => {
    const twin = byDays.get(`${cell.period.start}|${cell.period.end}`);
    return twin ? [cell.words === twin.words] : [];
  });
  return shared.length >= leastWaves && shared.every(Boolean);
}
