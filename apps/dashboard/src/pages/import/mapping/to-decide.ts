import type { FoundTable } from '@waymark/contract';
import { type Asked, columnChoice, columnId, type Desk, placeId, proposedRule, signId } from './desk';
import { asksPeriod, columnOfFault, contextSaid, ruleAt, ruleOf, ruleOfFault, tablesOf } from './draft-state';
import { refOf, sameColumn } from './roles';
import { meaningOf } from './symbols-section';

/** One thing the reader has to say or should look at, and the part of the page where that is done. */
export interface ToDecide {
  readonly to: string;
  readonly words: string;
  /** Nothing can be imported before it is said. */
  readonly must: boolean;
}

/** All that is open, the pressing first. Empty: nothing is left to decide. */
export function toDecide(desk: Desk, asked: Asked): readonly ToDecide[] {
  return [
    ...(asked.lacks === null ? [] : [{ to: asked.lacks.to, words: asked.lacks.sentence, must: true }]),
    ...faults(desk),
    ...period(desk),
    ...unsureColumns(desk),
    ...places(desk),
    ...signs(desk),
    ...unreadable(desk),
    ...totals(desk),
  ];
}

function faults(desk: Desk): readonly ToDecide[] {
  return (desk.preview?.faults ?? []).map(({ at, sentence }) => {
    const ruled = ruleOfFault(desk.draft, at);
    const table = ruled === null ? null : (desk.draft.owners[ruled] ?? null);
    const column = columnOfFault(at);
    const rule = ruled === null || column === null ? undefined : tablesOf(desk.draft)[ruled]?.columns[column];
    const found = table === null ? undefined : desk.proposal.tables[table];
    const letter = rule && found?.columns.find((one) => sameColumn(refOf(one), rule))?.letter;
    const part = /\.(period|contexts|context|symbols)\b/.exec(at)?.[1];
    const to =
      table !== null && letter
        ? columnId(table, letter)
        : part === 'period'
          ? 'period'
          : part === 'symbols'
            ? 'symbols'
            : part
              ? 'places'
              : 'columns';
    return { to, words: sentence, must: true };
  });
}

function period({ draft }: Desk): readonly ToDecide[] {
  return asksPeriod(draft) && (draft.start === '' || draft.end === '')
    ? [{ to: 'period', words: 'The file does not say when: give the first and the last day.', must: true }]
    : [];
}

function unsureColumns(desk: Desk): readonly ToDecide[] {
  const open = (table: FoundTable, at: number) => {
    const [now, then] = [ruleAt(desk.draft, at), proposedRule(desk, at)];
    if (!now || !then || desk.draft.without.includes(at)) return [];
    return table.columns.filter(
      (found) =>
        columnChoice(desk, at, found)?.sure === 'ask' &&
        !desk.draft.agreed.includes(columnId(at, found.letter)) &&
        JSON.stringify(ruleOf(now, found)) === JSON.stringify(ruleOf(then, found)),
    );
  };
  return desk.proposal.tables.flatMap((table, at) =>
    open(table, at).map((found) => ({
      to: columnId(at, found.letter),
      words: `Column ${found.letter}${found.heading ? `, “${found.heading}”` : ''}: ${columnChoice(desk, at, found)?.because ?? ''}`,
      must: false,
    })),
  );
}

function places(desk: Desk): readonly ToDecide[] {
  if (desk.draft.mapping.kind === 'official') return [];
  const all = desk.preview?.contexts ?? desk.proposal.contexts;
  const unknown = all.filter(
    ({ text, code }) => contextSaid(desk.draft, text) === undefined && code === null,
  );
  if (unknown.length === 0) return [];
  const words =
    unknown.length === 1
      ? `“${unknown[0]?.text ?? ''}” is not known here: say which context it is, create it, or leave it out.`
      : `${unknown.length} names are not known here: say which contexts they are, create them, or leave them out.`;
  return [{ to: placeId(all.findIndex((one) => one === unknown[0])), words, must: false }];
}

function signs(desk: Desk): readonly ToDecide[] {
  const all = desk.preview?.symbols ?? desk.proposal.symbols;
  const open = all.filter((one) => meaningOf(desk, one) === null);
  if (open.length === 0) return [];
  const list = open.map(({ text }) => (text === '' ? 'an empty cell' : `“${text}”`)).join(', ');
  return [
    {
      to: signId(all.findIndex((one) => one === open[0])),
      words: `Say what ${list} ${open.length === 1 ? 'means' : 'mean'}.`,
      must: false,
    },
  ];
}

/** Problems that are open questions of this page already. */
export const SAID_ELSEWHERE = new Set(['unknown-context', 'sign-unknown']);

function unreadable({ preview }: Desk): readonly ToDecide[] {
  const count =
    preview?.problems.filter(({ severity, code }) => severity === 'error' && !SAID_ELSEWHERE.has(code))
      .length ?? 0;
  if (count === 0) return [];
  const words = count === 1 ? 'One cell cannot be read' : `${count} cells cannot be read`;
  return [{ to: 'problems', words: `${words}: mend the file, or go on without.`, must: false }];
}

function totals({ preview }: Desk): readonly ToDecide[] {
  const wrong = (preview?.totals ?? []).filter(({ agrees }) => agrees === false);
  return wrong.map(({ cell, shown, sum }) => ({
    to: 'totals',
    words: `The total in ${cell} says ${shown}; its parts make ${sum.toLocaleString('en-GB')}.`,
    must: false,
  }));
}
