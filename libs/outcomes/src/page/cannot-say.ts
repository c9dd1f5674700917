import type { ReleasedSeries } from '../table/series';
import { dayInWords } from '../table/period-label';
import { capital } from '../change/wording';
import type { JudgedRow } from './lines';
import { breakdownLabel } from './row';

export interface CannotSay {
  readonly about: string;
  readonly because: string;
}

/** What a context-only row should stand beside and cannot, by title. */
export interface Unpaired {
  readonly row: JudgedRow;
  readonly missing: readonly string[];
}

/** What a page cannot tell, as large as what it can: a result like any other. */
export function cannotSayOf(rows: readonly JudgedRow[], unpaired: readonly Unpaired[]): CannotSay[] {
  if (rows.length === 0)
    return [{ about: 'Whether anything changed here', because: 'Nothing of it was measured.' }];
  return [
    {
      about: 'Whether the work caused any of these changes',
      because:
        'Two points in time in one place have no comparison, and other things changed there as well. A place chosen when its figures were at their worst tends to look better at the next wave by itself.',
    },
    ...breakLines(rows),
    ...rows
      .filter(({ verdict }) => verdict.word === 'cannot say')
      .map((row) => ({
        about: `Whether "${nameOf(row)}" changed`,
        because: sentence(row.verdict.lack ?? 'too little is known'),
      })),
    ...absenceLines(rows),
    ...unpaired
      .filter(({ missing }) => missing.length > 0)
      .map(({ row, missing }) => ({
        about: `What stands behind "${nameOf(row)}"`,
        because: `Not measured here: ${missing.join(', ')}.`,
      })),
  ];
}

export const nameOf = ({ indicator, breakdown }: Pick<JudgedRow, 'indicator' | 'breakdown'>): string =>
  breakdown === '' ? indicator.title : `${indicator.title} (${breakdownLabel(breakdown)})`;

const sentence = (text: string): string => (/[.!?]$/.test(text) ? capital(text) : `${capital(text)}.`);

function breakLines(rows: readonly JudgedRow[]): CannotSay[] {
  const breaks = new Map<string, CannotSay>();
  for (const { drawn } of rows)
    for (const { date, kind, reason } of drawn.breaks)
      breaks.set(`${date} ${kind}`, {
        about: `Anything from before to after ${dayInWords(date)}`,
        because: sentence(`${kind}: ${reason}`),
      });
  return [...breaks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** One line a wave and reason, naming what it concerns. */
function absenceLines(rows: readonly JudgedRow[]): CannotSay[] {
  const lines = new Map<string, { label: string; reason: string; start: string; names: string[] }>();
  for (const row of rows)
    for (const { label, start, reason } of absencesOf(row.drawn)) {
      const key = `${start}|${label}|${reason}`;
      const line = lines.get(key);
      if (line) line.names.push(nameOf(row));
      else lines.set(key, { label, reason, start, names: [nameOf(row)] });
    }
  const listed = [...lines.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
  // A whole history of withheld months is one fact, not a hundred lines.
  return mergeLong(listed).map(({ label, reason, names }) => ({
    about: `${capital(label)}: ${names.join(', ')}`,
    because: sentence(reason),
  }));
}

function absencesOf({ cells }: ReleasedSeries): { label: string; start: string; reason: string }[] {
  return cells.flatMap((cell) => {
    if (cell.state === 'withheld') return [{ ...cell.period, reason: 'withheld' }];
    const { stats, period } = cell.cell;
    return stats.kind === 'missing' ? [{ ...period, reason: stats.reason }] : [];
  });
}

interface Absence {
  readonly label: string;
  readonly reason: string;
  readonly start: string;
  readonly names: readonly string[];
}

function mergeLong(lines: readonly Absence[]): Absence[] {
  const merged: Absence[] = [];
  const groups = new Map<string, Absence[]>();
  for (const line of lines) {
    const key = `${line.reason}|${line.names.join('|')}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  for (const group of groups.values()) {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) continue;
    if (group.length <= 2) merged.push(...group);
    else merged.push({ ...first, label: `${group.length} waves from ${first.label} to ${last.label}` });
  }
  return merged.sort((a, b) => (a.start < b.start ? -1 : 1));
}
