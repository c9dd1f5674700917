import type { FoundColumn } from '@waymark/contract';
import { visible } from '../table/numbers';
import type { GridSheet } from './grid';
import { type CellKind, kindOf, type Region } from './find-tables';
import { refsOf } from './headings';
import { lettersOf } from './text';

const LOOKED_AT = 20_000;
const MOST_DIFFERENT = 2000;

/** What the cells of a column are like. */
export interface Profile {
  readonly at: number;
  readonly letter: string;
  readonly heading: string;
  readonly nth: number;
  readonly filled: number;
  /** Rows looked at. */
  readonly rows: number;
  readonly kinds: Readonly<Record<CellKind, number>>;
  /** Different texts with how often each is there; cut at two thousand. */
  readonly texts: ReadonlyMap<string, number>;
  readonly allDifferent: boolean;
  readonly meanLength: number;
  readonly holds: FoundColumn['holds'];
  /** Some dates carry a time of day. */
  readonly hasTimes: boolean;
}

export function profilesOf(sheet: GridSheet, region: Region): Profile[] {
  const rows = region.data.slice(0, LOOKED_AT).map((at) => sheet.rows[at] ?? []);
  const [from, to] = region.beside ?? [0, region.names.length];
  return refsOf(region.names).map(({ heading, nth }, at) =>
    at < from || at > to ? profile([], at, '', nth) : profile(rows, at, heading, nth),
  );
}

function profile(rows: readonly (readonly string[])[], at: number, heading: string, nth: number): Profile {
  const kinds: Record<CellKind, number> = {
    empty: 0,
    number: 0,
    percent: 0,
    sign: 0,
    date: 0,
    period: 0,
    text: 0,
  };
  const texts = new Map<string, number>();
  let length = 0;
  let filled = 0;
  let hasTimes = false;
  for (const row of rows) {
    const text = visible(row[at] ?? '');
    const kind = kindOf(text);
    kinds[kind]++;
    if (kind === 'empty') continue;
    filled++;
    length += text.length;
    hasTimes ||= kind === 'date' && /\d:\d\d/.test(text);
    const count = texts.get(text);
    if (count !== undefined) texts.set(text, count + 1);
    else if (texts.size < MOST_DIFFERENT) texts.set(text, 1);
  }
  const allDifferent =
    filled > 0 &&
    texts.size === Math.min(filled, MOST_DIFFERENT) &&
    (filled <= MOST_DIFFERENT || texts.size === MOST_DIFFERENT);
  const meanLength = filled === 0 ? 0 : length / filled;
  const base = {
    at,
    letter: lettersOf(at),
    heading,
    nth,
    filled,
    rows: rows.length,
    kinds,
    texts,
    allDifferent,
    meanLength,
    hasTimes,
  };
  return { ...base, holds: holdsOf(base) };
}

const ID_HEADING =
  /^_?(id|uuid|guid|key|index)$|\b(submission|response|respondent|entry|record|instance|case|form)[ _]?(id|no|number|uuid|ref|reference)\b|^ref(erence)?$|^_?uuid$|instanceid/i;
export const isIdHeading = (heading: string) => ID_HEADING.test(heading.trim());

/** A column of ids: named so, and different in nearly every row; the same submission may have been exported twice. */
export const isIdColumn = (it: Pick<Profile, 'heading' | 'filled' | 'texts' | 'rows'>) =>
  isIdHeading(it.heading) && it.filled > 1 && it.texts.size >= Math.min(MOST_DIFFERENT, it.filled * 0.6);

function holdsOf(p: Omit<Profile, 'holds'>): FoundColumn['holds'] {
  const { kinds, filled } = p;
  if (filled === 0) return 'nothing';
  const share = (...its: CellKind[]) => its.reduce((sum, kind) => sum + kinds[kind], 0) / filled;
  if (isIdColumn(p) || (p.allDifferent && filled > 3 && looksLikeId(p.texts))) return 'ids';
  if (share('date') >= 0.6) return 'dates';
  if (share('period') >= 0.6 && share('number') < 0.2) return 'dates';
  if (kinds.percent > 0 && share('percent', 'sign') >= 0.6) return 'percentages';
  if (share('number', 'sign', 'period', 'percent') >= 0.5 && kinds.number + kinds.period + kinds.percent > 0)
    return 'numbers';
  if (share('text') >= 0.5) {
    const few = p.texts.size <= Math.max(12, filled * 0.25) && p.meanLength < 60;
    if (few && !(p.allDifferent && p.meanLength > 30)) return 'few texts';
    return p.meanLength > 24 || p.texts.size > 40 ? 'free text' : 'few texts';
  }
  return share('sign') > 0.9 ? 'numbers' : 'mixed';
}

function looksLikeId(texts: ReadonlyMap<string, number>): boolean {
  let seen = 0;
  for (const text of texts.keys()) {
    if (!/^(?=.*\d)(?:[0-9a-f]{8}-[0-9a-f-]{20,}|uuid:.+|[0-9a-f]{24,}|R_[A-Za-z0-9]{8,})$/i.test(text))
      return false;
    if (++seen >= 50) break;
  }
  return seen > 0;
}

/** The column as the page shows it. */
export const samplesOf = (profile: Profile): string[] =>
  [...profile.texts.keys()].slice(0, 6).map((text) => text.slice(0, 120));
