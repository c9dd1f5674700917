import type { EditionPlace } from '@waymark/contract';
import { groupBy } from './group-by';
import type { Link, LinkedCell } from './linked-cell';

/** Which place lies in which: links between places are published, so everybody knows. */
export type Nesting = readonly { readonly inner: number; readonly outer: number }[];

/** From the links of places: "within", each once, wherever it is told. When a link began or ended does not matter: places stay where they are. */
export function nestingOf(places: readonly Pick<EditionPlace, 'links'>[]): Nesting {
  const pairs = places
    .flatMap(({ links }) => links)
    .filter(({ type, fromContextId, toContextId }) => type === 'within' && fromContextId !== toContextId)
    .map(({ fromContextId: inner, toContextId: outer }) => ({ inner, outer }));
  return [...new Map(pairs.map((pair) => [`${pair.inner}|${pair.outer}`, pair])).values()];
}

/**
 * One place and all that lie in it or in which it lies, on any number of steps: each place in exactly one list, in order. Where it is
 * known what was `counted` of each, only those of which something of the same kind was counted, and what lies between them.
 */
export function nestedTogether(
  ids: readonly number[],
  nesting: Nesting,
  counted?: ReadonlyMap<number, ReadonlySet<string>>,
): number[][] {
  const tied = counted ? ids.flatMap((id) => tiesUp([id], nesting, counted)) : nesting;
  const left = new Set(ids);
  return [...ids].flatMap((first) => {
    if (!left.delete(first)) return [];
    const group = [first];
    for (const at of group)
      for (const { inner, outer } of tied)
        for (const other of at === inner ? [outer] : at === outer ? [inner] : [])
          if (left.delete(other)) group.push(other);
    return [group.sort((a, b) => a - b)];
  });
}

/** Steps from a place up to each place around it that has something in common with it. */
function tiesUp(
  path: readonly number[],
  nesting: Nesting,
  counted: ReadonlyMap<number, ReadonlySet<string>>,
): Nesting {
  const own = counted.get(path[0] ?? 0);
  return nesting.flatMap(({ inner, outer }) => {
    if (inner !== path.at(-1) || path.includes(outer)) return [];
    const way = [...path, outer];
    const alike = own && [...(counted.get(outer) ?? [])].some((what) => own.has(what));
    const steps = alike ? way.slice(1).map((to, at) => ({ inner: way[at] ?? 0, outer: to })) : [];
    return [...steps, ...tiesUp(way, nesting, counted)];
  });
}

interface Sum {
  readonly whole: LinkedCell;
  readonly parts: readonly LinkedCell[];
}

/**
 * What was counted in a park was counted in its neighbourhood too: the same indicator, people and period of a place are at least
 * those of the places in it together; or of each by itself, where places overlap. Where no true figure says otherwise, the places
 * are taken for all of it: the worst an outsider can know. One place alone never is, whatever its figures: the same number twice is
 * a coincidence. What lies in a place that was not counted lies in the next one around it.
 */
export function nestingLinks(cells: Iterable<LinkedCell>, nesting: Nesting): Link[] {
  if (nesting.length === 0) return [];
  const inside = groupBy(nesting, ({ outer }) => outer);
  const sums = [...groupBy(cells, likeOf).values()].flatMap((alike) => {
    const by = new Map(alike.map((cell) => [cell.place, cell]));
    return alike.flatMap((whole): Sum[] => {
      const parts = nearestIn(whole.place, inside, by);
      return parts.length === 0 ? [] : [{ whole, parts }];
    });
  });
  return [...groupBy(sums, lineOf).values()].flatMap((line) => {
    const all = line.length > 0 && line.every((sum) => sum.parts.length > 1 && isAll(sum));
    return line.flatMap((sum) =>
      fits(sum)
        ? [linkOf(sum, all)]
        : sum.parts
            .map((part): Sum => ({ whole: sum.whole, parts: [part] }))
            .filter(fits)
            .map((one) => linkOf(one, false)),
    );
  });
}

const likeOf = ({ indicator, breakdown, span, rule }: LinkedCell): string =>
  [indicator.code, breakdown, span, rule].join('|');

/** The same places of the same places, through time. */
const lineOf = ({ whole, parts }: Sum): string =>
  [whole.indicator.code, whole.breakdown, whole.place, ...parts.map(({ place }) => place)].join('|');

function nearestIn(
  outer: number,
  inside: ReadonlyMap<number, Nesting>,
  cells: ReadonlyMap<number, LinkedCell>,
): LinkedCell[] {
  const seen = new Set([outer]);
  const found: LinkedCell[] = [];
  const edge = [outer];
  for (const at of edge)
    for (const { inner } of inside.get(at) ?? []) {
      if (seen.has(inner)) continue;
      seen.add(inner);
      const cell = cells.get(inner);
      if (cell) found.push(cell);
      else edge.push(inner);
    }
  return found.sort((a, b) => a.place - b.place);
}

const restOf = ({ whole, parts }: Sum): readonly [x: number, c: number] => [
  parts.reduce((rest, { truth }) => rest - truth.x, whole.truth.x),
  parts.reduce((rest, { truth }) => rest - truth.c, whole.truth.c),
];
const fits = (sum: Sum): boolean => restOf(sum).every((rest) => rest >= 0);
const isAll = (sum: Sum): boolean => restOf(sum).every((rest) => rest === 0);
const linkOf = ({ whole, parts }: Sum, complete: boolean): Link => ({
  kind: 'place',
  whole: whole.key,
  parts: parts.map(({ key }) => key),
  complete,
});
