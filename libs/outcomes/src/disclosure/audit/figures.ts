import { groupBy } from './group-by';
import type { Link, LinkedCell } from './linked-cell';

/** One number, in however many cells it stands: a wave, and the half-year in which it was the only wave. */
export interface Figure {
  readonly id: string;
  readonly members: readonly LinkedCell[];
}

/** Figures that hang together: nothing outside them tells anything about them. Links and bases name figures. */
export interface Family {
  readonly figures: readonly Figure[];
  readonly links: readonly Link[];
  readonly bases: readonly (readonly string[])[];
}

/** Cells and their links, sorted into families, each number once. */
export function familiesOf(
  cells: ReadonlyMap<string, LinkedCell>,
  links: readonly Link[],
  bases: readonly (readonly string[])[],
): Family[] {
  const same = new Roots(cells.keys());
  for (const { whole, parts, complete } of links)
    if (complete && parts.length === 1 && parts[0] !== undefined) same.join(whole, parts[0]);
  const distinct = new Map<string, Link>();
  for (const { kind, whole, parts, complete } of links) {
    const link = {
      kind,
      whole: same.of(whole),
      parts: [...new Set(parts.map((part) => same.of(part)))],
      complete,
    };
    if (link.parts.length === parts.length && !link.parts.includes(link.whole))
      distinct.set([link.whole, complete, ...[...link.parts].sort()].join('\n'), link);
  }
  const asked = bases.map((group) => [...new Set(group.map((key) => same.of(key)))]);
  const figures = [...groupBy(cells.values(), ({ key }) => same.of(key))].map(([id, members]) => ({
    id,
    members,
  }));

  const family = new Roots(figures.map(({ id }) => id));
  for (const { whole, parts } of distinct.values()) parts.forEach((part) => family.join(part, whole));
  for (const group of asked) group.forEach((id) => family.join(id, group[0] ?? id));
  const linksBy = groupBy(distinct.values(), ({ whole }) => family.of(whole));
  const basesBy = groupBy(
    asked.filter((group) => group.length > 1),
    (group) => family.of(group[0] ?? ''),
  );
  return [...groupBy(figures, ({ id }) => family.of(id))].map(([id, own]) => ({
    figures: own,
    links: linksBy.get(id) ?? [],
    bases: basesBy.get(id) ?? [],
  }));
}

/** Sets that are joined until only the ones that belong together are left (union and find). */
class Roots {
  private readonly parent: Map<string, string>;

  constructor(keys: Iterable<string>) {
    this.parent = new Map([...keys].map((key) => [key, key]));
  }

  of(key: string): string {
    let at = key;
    for (let up = this.parent.get(at) ?? at; up !== at; up = this.parent.get(at) ?? at) at = up;
    this.parent.set(key, at);
    return at;
  }

  join(a: string, b: string): void {
    this.parent.set(this.of(a), this.of(b));
  }
}
