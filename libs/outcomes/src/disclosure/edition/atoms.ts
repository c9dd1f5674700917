import { addDays } from '@waymark/calendar';
import type { LedgerEntry } from '@waymark/contract';
import { type LinkedRule, nothing, type Without } from '../linked-rules';

/** Where, when and who a figure is about, as the ledger keeps it. */
export type Group = Pick<LedgerEntry, 'contextIds' | 'start' | 'end' | 'round' | 'breakdown'>;

/** One side of the box a group fills: places, days, rounds, or the values of one dimension. */
type Axis = (group: Group) => ReadonlySet<string>;

/**
 * Groups -> the atomic groups behind each, numbered: the finest parts that any of them cuts the others into. Days are
 * cut where a period begins or ends; bands of ages ("10 to 14", "under 16", "18 and over") where a band begins or ends, so that
 * shifted bands meet; everything else by value. A figure that names no value of a dimension holds all of them, those
 * nobody named included.
 */
export function atomsOf(groups: readonly Group[], without: Without = nothing): Set<number>[] {
  const cuts: readonly (readonly [LinkedRule, readonly Axis[]])[] = [
    ['cut by place', [placesOf]],
    ['cut by day', [daysOf(groups)]],
    ['cut by round', [roundsOf(groups)]],
    ['cut by group', dimensionsOf(groups, without)],
  ];
  // What is not cut is one thing for each way in which it is written.
  const axes = cuts.flatMap(([rule, axis]) => (without.has(rule) ? [whole[rule] ?? asWritten] : axis));
  const numbers = new Map<string, number>();
  return groups.map((group) => {
    const atoms = axes.reduce<string[]>(
      (made, axis) => made.flatMap((one) => [...axis(group)].map((value) => `${one}\n${value}`)),
      [''],
    );
    return new Set(
      atoms.map((atom) => {
        const known = numbers.get(atom) ?? numbers.size;
        numbers.set(atom, known);
        return known;
      }),
    );
  });
}

const asWritten: Axis = ({ breakdown }) => new Set([breakdown]);
const whole: Partial<Record<LinkedRule, Axis>> = {
  'cut by place': ({ contextIds }) => new Set([contextIds.join()]),
  'cut by day': ({ start, end }) => new Set([`${start} ${end}`]),
  'cut by round': ({ round }) => new Set([round]),
};

const placesOf: Axis = ({ contextIds }) => new Set(contextIds.map(String));

function daysOf(groups: readonly Group[]): Axis {
  const cuts = [...new Set(groups.flatMap(({ start, end }) => [start, addDays(end, 1)]))].sort();
  return ({ start, end }) => new Set(cuts.filter((cut) => cut >= start && cut <= end));
}

/** Rounds share their days: what names no round holds them all. */
function roundsOf(groups: readonly Group[]): Axis {
  const all = new Set(groups.map(({ round }) => round).concat(''));
  return ({ round }) => (round === '' ? all : new Set([round]));
}

const pairsOf = (breakdown: string): [string, string][] =>
  breakdown
    .split(';')
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [name, value.join('=')];
    });

const rest = 'not named';

function dimensionsOf(groups: readonly Group[], without: Without): Axis[] {
  const named = new Map<string, Set<string>>();
  for (const { breakdown } of groups)
    for (const [name, value] of pairsOf(breakdown))
      named.set(name, (named.get(name) ?? new Set()).add(value));
  return [...named].map(([name, values]): Axis => {
    const bands = [...values].map(bandOf);
    const edges =
      !without.has('cut by age') && bands.every((band) => band !== null)
        ? [...new Set(bands.flatMap((band) => [band.from, band.to + 1]))].sort((a, b) => a - b)
        : null;
    const parts = (value: string): readonly string[] => {
      const band = edges && bandOf(value);
      return band ? edges.filter((edge) => edge >= band.from && edge <= band.to).map(String) : [value];
    };
    const all = new Set([...[...values].flatMap(parts), rest]);
    return ({ breakdown }) => {
      const own = pairsOf(breakdown).find(([other]) => other === name);
      return own ? new Set(parts(own[1])) : all;
    };
  });
}

const oldest = 120;

/** "10 to 14", "10-14", "under 16", "18 and over", "15": whole years, both ends included; null for anything else. */
function bandOf(value: string): { readonly from: number; readonly to: number } | null {
  const range = /^(\d{1,3})\s*(?:to|-|–)\s*(\d{1,3})$/.exec(value);
  if (range) return { from: Number(range[1]), to: Number(range[2]) };
  const under = /^under (\d{1,3})$/.exec(value);
  if (under) return { from: 0, to: Number(under[1]) - 1 };
  const over = /^(?:(\d{1,3}) and over|(\d{1,3})\+)$/.exec(value);
  if (over) return { from: Number(over[1] ?? over[2]), to: oldest };
  return /^\d{1,3}$/.test(value) ? { from: Number(value), to: Number(value) } : null;
}
