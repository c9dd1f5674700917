import type { FindingCell, FindingKind, QualityAnswer, QualityFinding, QualityPage } from '@waymark/contract';
import { breakdownLabel } from '../page/row';
import type { Oddity, QualityCheck, World } from './check';
import { qualityChecks } from './checks';
import type { WatchedPlace } from './watch';

/** What was said of a finding, as it is stored: about which figures, by whom, when. */
export interface StoredAnswer extends QualityAnswer {
  readonly key: string;
  readonly cells: readonly FindingCell[];
}

export interface QualityInput {
  readonly asOf: string;
  /** Everything the actor may see: a copied series is found only beside its twin. */
  readonly places: readonly WatchedPlace[];
  /** The places whose findings are asked for. */
  readonly wanted: (place: WatchedPlace) => boolean;
  readonly answers: readonly StoredAnswer[];
}

/** What is odd, by place, with what was said of it. Finds and tells; corrects nothing. */
export function composeQualityPage({ asOf, places, wanted, answers }: QualityInput): QualityPage {
  const ordered = [...places].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const world: World = { asOf, places: ordered };
  const byKey = new Map<string, StoredAnswer[]>();
  for (const answer of answers) byKey.set(answer.key, [...(byKey.get(answer.key) ?? []), answer]);
  const listed = ordered.filter(wanted).map((place) => ({
    name: place.name,
    contextId: place.contextId,
    areaCode: place.areaCode,
    siteId: place.siteId,
    site: place.site,
    series: place.series.length,
    findings: qualityChecks.flatMap((check) =>
      check
        .find(place, world)
        .map((oddity) => findingOf(check, oddity, place, byKey))
        .sort((a, b) => (a.start > b.start ? -1 : a.start < b.start ? 1 : a.key < b.key ? -1 : 1)),
    ),
  }));
  return {
    asOf,
    lede: ledeOf(listed),
    places: listed,
    rules: qualityChecks.map(({ kind, label, rule }) => ({ kind, label, rule })),
  };
}

function findingOf(
  check: QualityCheck,
  oddity: Oddity,
  place: WatchedPlace,
  answers: ReadonlyMap<string, readonly StoredAnswer[]>,
): QualityFinding {
  const cells = oddity.cells.map(({ row, cell }) => ({
    row,
    start: cell.period.start,
    end: cell.period.end,
    figure: cell.words,
  }));
  const key = keyOf(check.kind, oddity, place);
  const own = [...(answers.get(key) ?? [])].sort((a, b) => b.id - a.id);
  const [latest] = own;
  return {
    key,
    kind: check.kind,
    contextId: place.contextId,
    areaCode: place.areaCode,
    indicators: oddity.series.map(({ indicator, breakdown }) => ({
      code: indicator.code,
      title: breakdown === '' ? indicator.title : `${indicator.title} (${breakdownLabel(breakdown)})`,
    })),
    cells,
    period: oddity.period,
    start: oddity.start,
    odd: oddity.odd,
    why: check.why,
    cure: oddity.cure,
    goTo: oddity.goTo,
    state: latest?.action !== 'checked' ? 'open' : sameFigures(latest.cells, cells) ? 'checked' : 'changed',
    answers: own.map(({ id, action, reason, by, at }) => ({ id, action, reason, by, at })),
  };
}

/** An answer about other figures is no answer. */
const sameFigures = (told: readonly FindingCell[], now: readonly FindingCell[]): boolean =>
  JSON.stringify(told.map(wordsOf)) === JSON.stringify(now.map(wordsOf));
const wordsOf = ({ row, start, end, figure }: FindingCell) => [row, start, end, figure];

/** The place, the kind, the rows and the days: what stays the same while a reader thinks about it. */
function keyOf(kind: FindingKind, { series, start, period }: Oddity, place: WatchedPlace): string {
  const where = place.areaCode ?? `context ${place.contextId ?? 0}`;
  const rows = series.map(({ row }) => row);
  const named =
    rows.length > 3 ? `${rows.slice(0, 3).join(',')} and ${rows.length - 3} more` : rows.join(',');
  return [where, kind, named, start, period].join('; ');
}

function ledeOf(
  places: readonly { readonly findings: readonly QualityFinding[]; readonly series: number }[],
): string {
  const findings = places.flatMap((place) => place.findings);
  const series = places.reduce((sum, place) => sum + place.series, 0);
  const open = findings.filter(({ state }) => state !== 'checked').length;
  if (series === 0) return 'No figures yet, so nothing to look at.';
  const looked = `${series} series in ${places.length === 1 ? 'one place' : `${places.length} places`} were looked at.`;
  if (findings.length === 0)
    return `${looked} Nothing looks odd by the rules below. That is not proof that all is right.`;
  const answered = findings.length - open;
  return `${looked} ${open === 0 ? 'Everything odd has an answer' : `${open} ${open === 1 ? 'thing looks' : 'things look'} odd and ${open === 1 ? 'waits' : 'wait'} for an answer`}${answered > 0 && open > 0 ? `, ${answered} ${answered === 1 ? 'has' : 'have'} one` : ''}. Nothing was corrected.`;
}
