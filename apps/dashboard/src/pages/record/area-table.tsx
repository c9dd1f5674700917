import { type Context, figuresKindOf, type Indicator } from '@waymark/contract';
import { Link } from 'react-router';
import { paths } from '../../paths';

/** Which columns of Waymark's table a figure of each kind fills. */
const FILLS: Partial<Record<NonNullable<ReturnType<typeof figuresKindOf>>, readonly string[]>> = {
  counts: ['numerator', 'denominator'],
  moments: ['n', 'mean', 'sd'],
  events: ['events', 'exposure', 'exposure_unit'],
  stock: ['stock'],
};
const KEYS = ['context', 'indicator', 'period_start', 'period_end'];
const FIGURES = [
  'numerator',
  'denominator',
  'n',
  'mean',
  'sd',
  'events',
  'exposure',
  'exposure_unit',
  'stock',
];
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/**
 * The rows of a sheet as a table to fill in: the context and the indicators stand in it, with what each row is about and which
 * columns it fills. Waymark's own table, with two columns more that the import leaves alone.
 */
export function tableOf(context: Pick<Context, 'code'>, indicators: readonly Indicator[]): string {
  const heading = [...KEYS, ...FIGURES, 'source', 'round', 'what it is', 'columns to fill'];
  const rows = indicators.map((indicator) => {
    const kind = figuresKindOf(indicator);
    const fills = (kind && FILLS[kind]) ?? [];
    const empty = [...KEYS.slice(2), ...FIGURES, 'source', 'round'].map(() => '');
    return [context.code, indicator.code, ...empty, indicator.title, fills.join(', ')];
  });
  return `\ufeff${[heading, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** For those who keep their counts in a spreadsheet: the same rows as a file, and where it is brought in. */
export function AreaTable({
  context,
  indicators,
  asked,
}: {
  readonly context: Context;
  readonly indicators: readonly Indicator[];
  readonly asked: readonly string[];
}) {
  const its = asked.flatMap((code) => indicators.find((one) => one.code === code) ?? []);
  const take = () => {
    const url = URL.createObjectURL(new Blob([tableOf(context, its)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `area-counts-${context.code}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <p className="wm-small">
      Rather in a spreadsheet?{' '}
      <button type="button" className="wm-link-button" onClick={take}>
        Take these rows as a table
      </button>{' '}
      to fill in, and <Link to={paths.import()}>bring it in as a file</Link>: several years at once, if you
      copy the rows.
    </p>
  );
}
