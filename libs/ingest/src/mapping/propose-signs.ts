import type { FoundSymbol, MappingChoice, TableRule } from '@waymark/contract';
import { readNumber, visible } from '../table/numbers';
import { usualMeaning } from './cells';
import type { Profile } from './column-profile';
import { kindOf, type Region } from './find-tables';
import type { GridSheet } from './grid';
import type { ProposedColumn } from './proposed-column';
import { addressOf, fold } from './text';

/** Texts that stand where figures or answers are expected, with what they usually mean. */
export function symbolsIn(
  columns: readonly ProposedColumn[],
  profiles: readonly Profile[],
  sheet: GridSheet,
  region: Region,
  rowsAre: TableRule['rowsAre'],
  /** Columns whose headings hold a period: the rule of the first of them reads them all. */
  across: ReadonlySet<number>,
): FoundSymbol[] {
  const found = new Map<string, FoundSymbol>();
  const values = columns.filter(
    ({ rule }) =>
      rule.as === 'figure' ||
      rule.as === 'answer' ||
      rule.as === 'total' ||
      (rule.as === 'not used' && rowsAre === 'figures'),
  );
  const read = values.flatMap(({ at, rule }) =>
    rule.as === 'figure' && rule.periodInHeading
      ? [...across].map((one) => ({ at: one, rule }))
      : [{ at, rule }],
  );
  const met = new Set<number>();
  for (const { at, rule } of read) {
    if (met.has(at)) continue;
    met.add(at);
    const profile = profiles[at];
    if (
      !profile ||
      (profile.holds !== 'numbers' &&
        profile.holds !== 'percentages' &&
        profile.holds !== 'mixed' &&
        rule.as !== 'answer')
    )
      continue;
    const valid = rule.as === 'answer' ? new Set(Object.keys(rule.points).map(fold)) : null;
    for (const [text, count] of profile.texts) {
      if (
        valid
          ? valid.has(fold(text)) || /^\d+(\.0+)?(\s*[-–:=(.]|$)/.test(text)
          : ['number', 'percent', 'period'].includes(kindOf(text)) && readNumber(text).is !== 'bound'
      )
        continue;
      const key = text.toLowerCase();
      const there = found.get(key);
      if (there) found.set(key, { ...there, count: there.count + count });
      else if (found.size < 200)
        found.set(key, {
          text,
          count,
          cell: firstCell(sheet, region, at, text),
          meaning: usualMeaning(text),
        });
    }
  }
  return [...found.values()];
}

export function firstCell(sheet: GridSheet, region: Region, column: number, text: string): string {
  const at =
    region.data.find((place) => visible(sheet.rows[place]?.[column] ?? '') === text) ?? region.data[0] ?? 0;
  return addressOf(column, sheet.numbers[at] ?? 1);
}

export function symbolChoices(symbols: readonly FoundSymbol[]): MappingChoice[] {
  return symbols.flatMap(({ text, count, cell, meaning }): MappingChoice[] => {
    if (text === '') return [];
    const times =
      count === 1 ? `It stands in ${cell} only.` : `It stands in ${count} cells, first in ${cell}.`;
    if (meaning === null)
      return [
        {
          at: 'symbols',
          what: `“${text.slice(0, 40)}”`,
          chose: 'refused',
          because: `${times} It is neither a number nor a sign anybody uses: correct the file, or say what it means.`,
          sure: 'ask',
        },
      ];
    const words = meaning === 'as written' ? 'kept as written' : meaning;
    return [
      {
        at: 'symbols',
        what: `“${text.slice(0, 40)}”`,
        chose: words,
        because: `${times} That is what it mostly means.`,
        sure: /^[-–—.*]$/.test(text) ? 'likely' : 'sure',
      },
    ];
  });
}
