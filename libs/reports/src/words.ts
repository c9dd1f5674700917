import { monthNames } from '@waymark/calendar';
import type { ReleasedCell, ReleasedRow, Scale } from '@waymark/contract';
import type { Run, TableCell } from './document';

/** `2020-04-01` as "1 April 2020". Works on the text, so no time zone can move the day. */
export function dayWords(date: string): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${monthNames[Number(month) - 1] ?? ''} ${year ?? ''}`;
}

/** `2020-04-01` as "April 2020". */
export function monthWords(date: string): string {
  const [year, month] = date.split('-');
  return `${monthNames[Number(month) - 1] ?? ''} ${year ?? ''}`;
}

/** Inclusive span in months: "April 2020 to March 2023"; an open end is "April 2020, still running". */
export function spanWords(start: string, end: string | null): string {
  if (end === null) return `${monthWords(start)}, still running`;
  const [from, to] = [monthWords(start), monthWords(end)];
  return from === to ? from : `${from} to ${to}`;
}

function grouped(value: number, decimals: number): string {
  const fixed = Math.abs(value).toFixed(decimals);
  const [whole = '0', part] = fixed.split('.');
  const sign = value < 0 && Number(fixed) !== 0 ? '−' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${part ? `.${part}` : ''}`;
}

const isShare = (scale: Scale): boolean => scale.kind === 'percent' || scale.kind === 'gap';

/** A number in the unit of its row, without the unit. Proportions become percentages here and nowhere earlier. */
export function numberWords(value: number, scale: Scale): string {
  return grouped(isShare(scale) ? value * 100 : value, scale.decimals);
}

/** A figure with its unit, as a sentence or a table cell would hold it. */
export function figureWords(value: number, scale: Scale): string {
  const number = numberWords(value, scale);
  switch (scale.kind) {
    case 'percent':
      return `${number}%`;
    case 'gap':
      return `${number} points`;
    case 'level':
      return `level ${number}`;
    default:
      return number;
  }
}

/** What a released cell says, in the words every output of Waymark uses for it. */
export function cellWords(cell: ReleasedCell, row: Pick<ReleasedRow, 'scale'>): string {
  switch (cell.state) {
    case 'withheld':
      return 'withheld';
    case 'missing':
      return cell.reason;
    case 'shown':
      return cell.shownAs ?? figureWords(cell.value, row.scale);
  }
}

/** What a figure rests on: "n 60", "9 counted", "2 raters". */
export function basisWords(label: 'n' | 'count' | 'raters' | 'observations', amount: string): string {
  if (label === 'n') return `n ${amount}`;
  return `${amount} ${label === 'count' ? 'counted' : label}`;
}

/** Interval and base of a shown cell: "40 to 61, n 60"; empty where there is neither. */
export function supportWords(cell: ReleasedCell, row: Pick<ReleasedRow, 'scale'>): string {
  if (cell.state !== 'shown') return '';
  const parts: string[] = [];
  if (cell.interval)
    parts.push(
      `${numberWords(cell.interval.lower, row.scale)} to ${numberWords(cell.interval.upper, row.scale)}`,
    );
  if (cell.base) parts.push(basisWords(cell.base.label, `${cell.base.value}`));
  if (cell.gate === 'caution') parts.push('caution');
  return parts.join(', ');
}

export function words(text: string, options: { grey?: boolean; strong?: boolean } = {}): TableCell {
  return { text, state: 'words', ...options };
}

export function plain(text: string): Run[] {
  return [{ text }];
}

/** A strong opening and what follows it. */
export function lead(strong: string, rest: string): Run[] {
  return [{ text: strong, strong: true }, { text: ` ${rest}` }];
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count, 0)} ${count === 1 ? one : many}`;
}

/** "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1] ?? ''}`;
}

/** What people wrote, as paragraphs. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part.length > 0);
}

/** The opening sentences of a longer text, whole sentences only where they fit. */
export function opening(text: string, most: number): { readonly text: string; readonly whole: boolean } {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= most) return { text: flat, whole: true };
  const head = flat.slice(0, most);
  const stop = Math.max(head.lastIndexOf('. '), head.lastIndexOf('? '), head.lastIndexOf('! '));
  if (stop > most / 3) return { text: head.slice(0, stop + 1), whole: false };
  return { text: `${head.slice(0, Math.max(head.lastIndexOf(' '), 1))} …`, whole: false };
}
