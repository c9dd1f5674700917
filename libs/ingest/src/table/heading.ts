import { fault, type Fault } from '../problems';
import { columnCalled, normalisedHeading, tableColumns, type TableColumnName } from './columns';
import { visible } from './numbers';

/** A heading of the file, and the name that it was read as. */
export type Taken = readonly [heading: string, name: string];

export interface HeadingReading {
  readonly positions: ReadonlyMap<TableColumnName, number>;
  readonly unused: string[];
  /** Headings written in other ways than Waymark's own. */
  readonly taken: readonly Taken[];
  readonly faults: Fault[];
}

const NEEDED = tableColumns.filter(({ needed }) => needed).map(({ name }) => name);

/**
 * Enough of Waymark's own headings to say that this row is the heading of its table. By other words for them, only all that are
 * needed are enough: a table of the team's own may have a column or two that are called so, and is read by a mapping.
 */
export function isTableHeading(cells: readonly string[]): boolean {
  const names = new Set(cells.map(normalisedHeading));
  const meant = new Set(cells.map((cell) => columnCalled(cell)?.name));
  if (names.has('context') && names.has('indicator'))
    return meant.has('period_start') || meant.has('period_end');
  return NEEDED.every((name) => meant.has(name));
}

export function readHeading(cells: readonly string[]): HeadingReading {
  const positions = new Map<TableColumnName, number>();
  const unused: string[] = [];
  const taken: Taken[] = [];
  const faults: Fault[] = [];
  const called = cells.map(columnCalled);
  const own = new Set(called.flatMap((one) => (one?.exact ? [one.name] : [])));
  cells.forEach((heading, at) => {
    const { name, exact } = called[at] ?? {};
    // beside a column of the very name, another word for it is something else
    if (!name || (!exact && own.has(name))) {
      if (heading.trim() !== '') unused.push(visible(heading));
      return;
    }
    const before = positions.get(name);
    if (before !== undefined)
      faults.push(
        fault(
          'column-twice',
          name,
          heading,
          'each column once',
          exact
            ? `Two columns are called ${name}. Remove or rename the one that is not meant.`
            : `“${visible(cells[before] ?? '')}” and “${visible(heading)}” both read as ${name}. Remove or rename the one that is not meant.`,
        ),
      );
    else {
      positions.set(name, at);
      if (visible(heading) !== name) taken.push([visible(heading), name]);
    }
  });
  for (const { name, needed } of tableColumns)
    if (needed && !positions.has(name))
      faults.push(
        fault(
          'column-missing',
          name,
          null,
          `a column called ${name}`,
          'Add the column, as in the template on the Import page.',
        ),
      );
  return { positions, unused, taken, faults };
}

/**
 * Headings by the names that a mapping knows them by, where they differ in case, blanks, underscores or hyphens only. A heading
 * that is written as the mapping has it comes first; every name is given once.
 */
export function alignedHeading(
  cells: readonly string[],
  names: readonly string[],
): { readonly heading: readonly string[]; readonly taken: readonly Taken[] } {
  const written = cells.map(visible);
  const missing = new Map(
    names
      .filter((name) => name !== '' && !written.includes(name))
      .map((name) => [normalisedHeading(name), name]),
  );
  const taken: Taken[] = [];
  const heading = cells.map((cell, at) => {
    const said = normalisedHeading(cell);
    const name = names.includes(written[at] ?? '') ? undefined : missing.get(said);
    if (name === undefined) return cell;
    missing.delete(said);
    taken.push([written[at] ?? '', name]);
    return name;
  });
  return { heading, taken };
}
