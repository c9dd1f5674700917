import type {
  Context,
  FoundColumn,
  ImportDraft,
  Indicator,
  MappingChoice,
  MappingPreview,
  MappingProposal,
} from '@waymark/contract';
import type { Trouble } from '../../../api/errors';
import { tablesOf, type MappingDraft } from './draft-state';

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
  /** Marks cells in the sheet as long as something speaks of them; null ends it. */
  readonly point: (place: Place | null) => void;
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
  const { mapping } = desk.proposal;
  if (mapping?.kind !== 'table') return undefined;
  const index = mapping.table.tables[table]?.columns.findIndex(
    (rule) => rule.heading === found.heading && rule.nth === found.nth,
  );
  return index === undefined || index < 0 ? undefined : choiceAt(desk, `tables.${table}.columns.${index}`);
}

export const columnId = (table: number, letter: string): string => `column-${table}-${letter}`;

/** The choice for a name in the file, by its place in the list of names. */
export const placeId = (at: number): string => `place-${at}`;
/** The choice for a sign. */
export const signId = (at: number): string => `sign-${at}`;

/** Faults of a part of a table. They count the tables that were sent: those left out are not among them. */
export function faultsAt({ preview, draft }: Desk, table: number, part: string): readonly string[] {
  const sent = tablesOf(draft).flatMap((_, at) => (draft.without.includes(at) ? [] : [at]));
  const start = `tables.${sent.indexOf(table)}.${part}`;
  return (preview?.faults ?? [])
    .filter(({ at }) => at === start || at.startsWith(`${start}.`))
    .map(({ sentence }) => sentence);
}

export const titleOf = (indicators: Desk['indicators'], code: string): string => {
  const title = indicators.get(code)?.title;
  return title ? `${title} (${code})` : code;
};
