import type {
  Context,
  FoundColumn,
  ImportDraft,
  Indicator,
  MappingChoice,
  MappingPreview,
  MappingProposal,
  TableRule,
} from '@waymark/contract';
import type { Trouble } from '../../../api/errors';
import { type MappingDraft, sentRules } from './draft-state';
import { refOf, sameColumn } from './roles';

/** What every part of the page works on. */
export interface Desk {
  readonly file: ImportDraft;
  readonly proposal: MappingProposal;
  readonly draft: MappingDraft;
  readonly change: (next: (before: MappingDraft) => MappingDraft) => void;
  /** The latest that came; older than the draft while the next is under way. */
  readonly preview: MappingPreview | undefined;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly contexts: readonly Context[];
  /** What the team calls a context, by its code. */
  readonly names: ReadonlyMap<string, string>;
  /** Marks cells in the sheet as long as something speaks of them; null ends it. */
  readonly point: (place: Place | null) => void;
  /** Shows the columns and the period of a table. */
  readonly showTable: (table: number) => void;
  /** Marks cells and takes the reader to them. */
  readonly goTo: (place: Place) => void;
}

export interface Place {
  readonly sheet: number;
  /** `B7`, or a stretch as `C2:C51`. */
  readonly cells: readonly string[];
}

export interface Asked {
  /** Why the draft cannot be looked at as it stands, and where to mend it. */
  readonly lacks: { readonly sentence: string; readonly to: string } | null;
  readonly busy: boolean;
  readonly trouble: Trouble | null;
}

/** Why something is as it is: only as long as it still is what was proposed. */
export function choiceAt({ proposal }: Desk, at: string): MappingChoice | undefined {
  return proposal.choices.find((one) => one.at === at);
}

/** The choice made for a column of a table, found by the place of its rule in the proposal. */
export function columnChoice(desk: Desk, table: number, found: FoundColumn): MappingChoice | undefined {
  const index = proposedRule(desk, table)?.columns.findIndex((rule) => sameColumn(rule, refOf(found))) ?? -1;
  // a saved mapping was chosen by a person: the reasons of a proposal are not its reasons
  return index < 0 || desk.proposal.saved ? undefined : choiceAt(desk, `tables.${table}.columns.${index}`);
}

/** The rule that was proposed for a table, or that the saved mapping has for it. */
export function proposedRule({ proposal, draft }: Desk, table: number): TableRule | undefined {
  return proposal.mapping?.kind === 'table'
    ? proposal.mapping.table.tables[draft.owners.indexOf(table)]
    : undefined;
}

export const columnId = (table: number, letter: string): string => `column-${table}-${letter}`;

/** The choice for a name in the file, by its place in the list of names. */
export const placeId = (at: number): string => `place-${at}`;
/** The choice for a sign. */
export const signId = (at: number): string => `sign-${at}`;

/** The table a part of the page belongs to, where it belongs to one. */
export function tableOfPart(id: string): number | null {
  const match = /^column-(\d+)-/.exec(id);
  return match ? Number(match[1]) : null;
}

/** Faults of a part of a table. They count the tables that were sent: those left out are not among them. */
export function faultsAt({ preview, draft }: Desk, table: number, part: string): readonly string[] {
  const starts = sentRules(draft).flatMap((rule, sent) =>
    draft.owners[rule] === table ? [`tables.${sent}.${part}`] : [],
  );
  return (preview?.faults ?? [])
    .filter(({ at }) => starts.some((start) => at === start || at.startsWith(`${start}.`)))
    .map(({ sentence }) => sentence);
}

export const titleOf = (indicators: Desk['indicators'], code: string): string => {
  const title = indicators.get(code)?.title;
  return title ? `${title} (${code})` : code;
};
