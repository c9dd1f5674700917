import type { Family, Figure } from './figures';
import type { Link } from './linked-cell';

/** What is linked with what in a family, ready to be walked: a family may hold thousands of figures. */
export interface Neighbourhood {
  readonly figures: ReadonlyMap<string, Figure>;
  readonly links: ReadonlyMap<string, readonly Link[]>;
  readonly bases: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Figures that share a link or a base with this one, each once. */
  readonly besides: ReadonlyMap<string, readonly string[]>;
  /** What lies near each figure asked about: links do not change while decisions do. */
  readonly near: Map<string, Surroundings>;
}

export function neighbourhoodOf({ figures, links, bases }: Family): Neighbourhood {
  const linksOf = new Map<string, Link[]>();
  const basesOf = new Map<string, (readonly string[])[]>();
  const file = <T>(map: Map<string, T[]>, id: string, item: T): void => {
    const list = map.get(id);
    if (list) list.push(item);
    else map.set(id, [item]);
  };
  for (const link of links) [link.whole, ...link.parts].forEach((id) => file(linksOf, id, link));
  for (const group of bases) group.forEach((id) => file(basesOf, id, group));
  const besides = new Map(
    figures.map(({ id }) => [
      id,
      [
        ...new Set([
          ...(linksOf.get(id) ?? []).flatMap(({ whole, parts }) => [whole, ...parts]),
          ...(basesOf.get(id) ?? []).flat(),
        ]),
      ],
    ]),
  );
  return {
    figures: new Map(figures.map((figure) => [figure.id, figure])),
    links: linksOf,
    bases: basesOf,
    besides,
    near: new Map(),
  };
}

/** Part of a family around a figure. `fixed` figures at its edge stay at their true value in every world looked for. */
export interface Surroundings extends Family {
  readonly fixed: ReadonlySet<string>;
}

/** How far from a figure others may give way, in links, and how many of them at most. */
export interface Reach {
  readonly reach: number;
  readonly crowd: number;
}
const near: Reach = { reach: 3, crowd: 150 };

/**
 * The figures near this one that may give way when it moves, and those they add up with, which may not. A world found
 * with everything further away left as it is, is a world; one that would need more room is not found, which withholds.
 */
export function surroundingsOf({ id }: Figure, hood: Neighbourhood, far?: Reach): Surroundings {
  if (far) return around(id, hood, far);
  const known = hood.near.get(id) ?? around(id, hood, near);
  hood.near.set(id, known);
  return known;
}

function around(id: string, hood: Neighbourhood, far: Reach): Surroundings {
  const free = new Set([id]);
  let edge = [id];
  for (let step = 0; step < far.reach && free.size < far.crowd; step += 1) {
    const next: string[] = [];
    for (const at of edge)
      for (const other of hood.besides.get(at) ?? []) {
        if (free.has(other) || free.size >= far.crowd) continue;
        free.add(other);
        next.push(other);
      }
    edge = next;
  }
  const links = new Set([...free].flatMap((at) => hood.links.get(at) ?? []));
  const bases = new Set([...free].flatMap((at) => hood.bases.get(at) ?? []));
  const all = new Set([
    ...free,
    ...[...links].flatMap(({ whole, parts }) => [whole, ...parts]),
    ...[...bases].flat(),
  ]);
  return {
    figures: [...all].flatMap((at) => hood.figures.get(at) ?? []),
    links: [...links],
    bases: [...bases],
    fixed: new Set([...all].filter((at) => !free.has(at))),
  };
}

/** Shown figures found before walking further is not worth it. */
const plenty = 12;

/**
 * Shown figures that could be withheld to protect this one, best first: parts beside it in a breakdown (the headline of
 * all stays), then the margins it is part of, then what is further away; small ones before large ones. `farthest`
 * leaves out ranks from there on.
 */
export function candidatesFor(figure: Figure, hood: Neighbourhood, farthest = Infinity): Figure[] {
  const rank = new Map<string, number>([[figure.id, 0]]);
  const found: Figure[] = [];
  let edge = [figure.id];
  for (let round = 0; edge.length > 0 && round < farthest && found.length < plenty; round += 10) {
    const reached = new Map<string, number>();
    const offer = (ids: readonly string[], order: number): void =>
      ids.forEach((id) => {
        if (!rank.has(id)) reached.set(id, Math.min(reached.get(id) ?? Infinity, round + order));
      });
    for (const id of edge) {
      for (const { kind, whole, parts } of hood.links.get(id) ?? []) {
        if (whole === id) offer(parts, 4);
        if (!parts.includes(id)) continue;
        offer(parts, kind === 'breakdown' ? 1 : 5);
        offer([whole], kind === 'breakdown' ? 2 : 3);
      }
      for (const group of hood.bases.get(id) ?? []) offer(group, 6);
    }
    for (const [id, order] of reached) {
      rank.set(id, order);
      const other = hood.figures.get(id);
      if (other && order < farthest && isShown(other)) found.push(other);
    }
    edge = [...reached.keys()];
  }
  const order = (a: Figure, b: Figure): number =>
    (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0) || sizeOf(a) - sizeOf(b) || (a.id < b.id ? -1 : 1);
  return found.sort(order);
}

export const isShown = ({ members }: Figure): boolean =>
  members.some(({ decision }) => decision?.state === 'shown');

/** By what a reader sees, so that the choice tells nothing more. */
function sizeOf({ members }: Figure): number {
  const shown = members.find(({ decision }) => decision?.state === 'shown')?.decision;
  const stats = shown?.state === 'shown' ? shown.stats : null;
  if (stats?.kind === 'counts') return stats.denominator;
  if (stats?.kind === 'moments') return stats.n;
  if (stats?.kind === 'events') return stats.events;
  return stats?.kind === 'stock' ? stats.stock : 0;
}
