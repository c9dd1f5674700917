import type { ComparePage, IndicatorPage, SeriesRow } from '@waymark/contract';
import { composeIndicatorPage } from './indicator-page';
import type { IndicatorPageInput } from './input';
import { monthLabel } from './timeline';

export interface ComparePageInput extends IndicatorPageInput {
  readonly order: ComparePage['order'];
  /** Contexts, then areas, as the reader put them. */
  readonly chosen: { readonly contexts: readonly number[]; readonly areas: readonly string[] };
}

type Panel = {
  readonly contextId: number | null;
  readonly areaCode: string | null;
  readonly name: string;
  readonly row: SeriesRow;
};

/** Chosen places side by side, and what nobody may read from their standing there. */
export function composeComparePage(input: ComparePageInput): ComparePage {
  const { chosen, order, view } = input;
  const contexts = input.contexts.filter(({ context }) => chosen.contexts.includes(context.id));
  const areas = (input.areas ?? []).filter(({ code }) => chosen.areas.includes(code));
  const composed = composeIndicatorPage({ ...input, contexts, areas });
  const drawn = composed.panels.filter(({ row }) => row.cells.length > 0);
  const has = (name: { contextId: number | null; areaCode: string | null }) =>
    drawn.some(({ contextId, areaCode }) => contextId === name.contextId && areaCode === name.areaCode);
  const without = [
    ...contexts
      .filter(({ context }) => !has({ contextId: context.id, areaCode: null }))
      .map(({ context }) =>
        view === 'team' && context.privateName ? context.privateName : context.pseudonym,
      ),
    ...areas.filter(({ code }) => !has({ contextId: null, areaCode: code })).map(({ name }) => name),
  ].sort();
  const limits = furtherLimits(drawn, composed.asOf);
  return { order, without, page: withPanels(composed, order, chosen, limits) };
}

function withPanels(
  page: IndicatorPage,
  order: ComparePage['order'],
  chosen: ComparePageInput['chosen'],
  limits: readonly string[],
): IndicatorPage {
  const place = ({ contextId, areaCode }: Pick<Panel, 'contextId' | 'areaCode'>): number =>
    contextId === null
      ? chosen.contexts.length + chosen.areas.indexOf(areaCode ?? '')
      : chosen.contexts.indexOf(contextId);
  const arranged = <P extends Panel>(panels: readonly P[]): P[] => {
    const drawn = panels.filter(({ row }) => row.cells.length > 0);
    return order === 'chosen' ? drawn.sort((a, b) => place(a) - place(b)) : drawn;
  };
  const cannotTell = [...page.cannotTell, ...limits];
  return page.view === 'team'
    ? { ...page, cannotTell, panels: arranged(page.panels) }
    : { ...page, cannotTell, panels: arranged(page.panels) };
}

/** What differs between the places besides what was measured: each from the figures a reader sees. */
function furtherLimits(panels: readonly Panel[], asOf: string): string[] {
  return [alone(panels), spans(panels, asOf), seasons(panels), sources(panels), thin(panels)].filter(
    (line) => line !== null,
  );
}

function alone(panels: readonly Panel[]): string | null {
  if (panels.length === 1) return 'How this place differs from others: it stands here alone.';
  if (panels.length === 2)
    return 'Why the two differ: one place beside another is a description. For a comparison that carries a conclusion, several places without the work would have to be followed for as long.';
  return null;
}

const figures = ({ row }: Panel) => row.cells.filter(({ state }) => state !== 'missing');

/** A line that begins later says nothing of the years before. */
function spans(panels: readonly Panel[], asOf: string): string | null {
  if (panels.length < 2) return null;
  const begun = panels.map((panel) => ({ name: panel.name, start: figures(panel)[0]?.period.start ?? asOf }));
  const earliest = begun.reduce((least, { start }) => (start < least ? start : least), asOf);
  const later = begun.filter(({ start }) => Number(start.slice(0, 4)) > Number(earliest.slice(0, 4)));
  if (later.length === 0) return null;
  return `What happened before the later lines begin: ${listed(later.map(({ name, start }) => `${name} in ${monthLabel(start)}`))}. Only the years that both cover can be set side by side.`;
}

/** Waves of a month or two have a season; years have none. */
function seasons(panels: readonly Panel[]): string | null {
  const monthsOf = (panel: Panel): Set<string> =>
    new Set(
      figures(panel)
        .filter(({ period }) => Date.parse(period.end) - Date.parse(period.start) < 100 * 86_400_000)
        .map(({ period }) => period.start.slice(5, 7)),
    );
  const seasonal = panels
    .map((panel) => ({ name: panel.name, months: monthsOf(panel) }))
    .filter(({ months }) => months.size > 0);
  const [first] = seasonal;
  if (!first) return null;
  // twelve months of counts have every season in them
  const others = seasonal.filter(
    ({ months }) => months.size < 12 && [...months].every((month) => !first.months.has(month)),
  );
  if (others.length === 0) return null;
  return `Whether places differ or only seasons do: ${first.name} and ${listed(others.map(({ name }) => name))} were asked in different months.`;
}

function sources(panels: readonly Panel[]): string | null {
  const bySource = new Map<string, string[]>();
  for (const { name, row } of panels)
    if (row.source !== '') bySource.set(row.source, [...(bySource.get(row.source) ?? []), name]);
  if (bySource.size < 2) return null;
  const named = [...bySource].map(([source, names]) => `${listed(names)}: ${source}`);
  return `Whether a difference is one of places or of how figures were made, since sources differ (${named.join('; ')}).`;
}

/** Below the full gate a figure is a picture: a difference between two such is none. */
function thin(panels: readonly Panel[]): string | null {
  const names = panels.flatMap((panel) => {
    const last = panel.row.cells.findLast(({ state }) => state === 'shown');
    return last?.state === 'shown' && last.gate !== 'full' && last.base?.label === 'n' ? [panel.name] : [];
  });
  return names.length === 0
    ? null
    : `Much about ${listed(names)}: too few people stand behind the latest figure.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
