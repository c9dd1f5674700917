import { fault, type Fault } from '../problems';
import { normalisedHeading, tableColumns, tableColumnNames, type TableColumnName } from './columns';
import { visible } from './numbers';

export interface HeadingReading {
  readonly positions: ReadonlyMap<TableColumnName, number>;
  readonly unused: string[];
  readonly faults: Fault[];
}

/** Enough of Waymark's own headings to say that this row is the heading of its table. */
export function isTableHeading(cells: readonly string[]): boolean {
  const names = new Set(cells.map(normalisedHeading));
  return names.has('context') && names.has('indicator');
}

export function readHeading(cells: readonly string[]): HeadingReading {
  const positions = new Map<TableColumnName, number>();
  const unused: string[] = [];
  const faults: Fault[] = [];
  cells.forEach((heading, at) => {
    const name = tableColumnNames.find((n) => n === normalisedHeading(heading));
    if (!name) {
      if (heading.trim() !== '') unused.push(visible(heading));
    } else if (positions.has(name))
      faults.push(
        fault(
          'column-twice',
          name,
          heading,
          'each column once',
          `Two columns are called ${name}. Remove or rename the one that is not meant.`,
        ),
      );
    else positions.set(name, at);
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
  return { positions, unused, faults };
}
