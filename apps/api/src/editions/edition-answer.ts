import {
  type Edition,
  type EditionNotice,
  type EditionOverview,
  type EditionScope,
  type EditionState,
  type EditionStanding,
  editionManifest,
  type PublishedEdition,
  type WithheldSummary,
} from '@waymark/contract';
import type { EditionEntity, EditionFileEntity, ListedEdition } from './edition.entity';

export interface Step {
  readonly by: string;
  /** Whose account; null for the command line. */
  readonly personId: number | null;
  readonly at: string;
  readonly note: string;
}
export interface Steps {
  readonly drafted: Step;
  readonly submitted: Step | null;
  readonly decided: (Step & { readonly approved: boolean; readonly doubts?: readonly string[] }) | null;
  /** Returned before this draft: what was asked for. */
  readonly returned?: readonly Step[];
  /** How often a start of the server took the draft up again with so many places decided. */
  readonly resumed?: { readonly done: number; readonly tries: number };
}

export const stepsOf = ({ steps }: ListedEdition): Steps => JSON.parse(steps) as Steps;
export const noticesOf = ({ notices }: ListedEdition): EditionNotice[] =>
  JSON.parse(notices) as EditionNotice[];
export const scopeOf = ({ scope }: ListedEdition): EditionScope => JSON.parse(scope) as EditionScope;
export const overviewIn = ({ preview }: Pick<EditionEntity, 'preview'>): EditionOverview | null =>
  preview === null ? null : (JSON.parse(preview) as EditionOverview);

/** The steps of a draft that is begun anew: what was asked for before is kept. */
export function begunAnew(row: ListedEdition, drafted: Step): Steps {
  return { drafted, submitted: null, decided: null, returned: returnsOf(stepsOf(row)) };
}

/** Every time it was returned, the last one too. */
export const returnsOf = ({ decided, returned = [] }: Steps): readonly Step[] =>
  decided?.approved === false ? [...returned, decided] : returned;

/** An embargo ends by itself: the day decides, not a job that may not have run. */
export function stateOf(row: ListedEdition, today: string): EditionState {
  const state = row.state as EditionState;
  if (state !== 'published' || row.embargoedUntil === null) return state;
  return row.embargoedUntil > today ? 'embargoed' : 'published';
}

/**
 * Whether it has come out: released, and past its embargo. One that was withdrawn before its embargo ended never did, and never
 * does: to whoever is outside there is no such edition.
 */
export function cameOut(row: ListedEdition, today: string): boolean {
  if (row.number === null) return false;
  const withdrawn = noticesOf(row).find(({ kind }) => kind === 'withdrawn');
  return row.embargoedUntil === null || row.embargoedUntil <= (withdrawn?.on ?? today);
}

/** What is said beside it outside: that another corrects it is told when that one comes out, not before. */
export const noticesOutside = (row: ListedEdition, today: string): EditionNotice[] =>
  noticesOf(row).filter(({ on }) => on <= today);

const said = ({ by, at, note }: Step) => ({ by, at, note });

/** An edition as its organisation sees it. */
export function editionAnswer(row: ListedEdition, today: string): Edition {
  const { drafted, submitted, decided, returned } = stepsOf(row);
  return {
    id: row.id,
    organisationId: row.organisationId,
    state: stateOf(row, today),
    title: row.title,
    scope: scopeOf(row),
    standing: row.standing as EditionStanding,
    embargoedUntil: row.embargoedUntil,
    corrects: row.corrects,
    why: row.why,
    number: row.number,
    sha256: row.sha256,
    released: row.released,
    progress: { done: row.done, of: row.of },
    summary: row.summary === null ? null : (JSON.parse(row.summary) as WithheldSummary),
    drafted: said(drafted),
    submitted: submitted && said(submitted),
    decided: decided && {
      ...said(decided),
      approved: decided.approved,
      ...(decided.doubts ? { doubts: [...decided.doubts] } : {}),
    },
    returned: (returned ?? []).map(said),
    notices: noticesOf(row),
  };
}

/** An edition as outsiders find it in a list: only places that `within` lets through, and no count that includes the others. */
export function publishedAnswer(
  row: ListedEdition,
  file: EditionFileEntity,
  today: string,
  within: (contextId: number) => boolean,
): PublishedEdition {
  const { number, title, organisation, standing, released, cells, contexts } = editionManifest.parse(
    JSON.parse(file.body),
  );
  const reached = contexts.filter(({ id }) => within(id));
  return {
    number,
    title,
    organisation,
    standing,
    released,
    cells: reached.length === contexts.length ? cells : null,
    contexts: reached,
    sha256: file.sha256,
    notices: noticesOutside(row, today),
  };
}
