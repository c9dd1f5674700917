import type { Context, ImportDraft, Indicator, MappingProposal } from '@waymark/contract';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { KeptLine, ThrowAway } from '../../../parts/form/form-foot';
import type { KeptForm } from '../../../parts/form/use-kept-form';
import { TroubleBox } from '../../../parts/waiting';
import { teamName } from '../../../parts/words';
import { paths } from '../../../paths';
import type { Cursor } from '../sheet/cursor';
import { letterOf } from '../sheet/window';
import type { Basis } from './basis';
import { cellFrom, cellsFrom, holds } from './cells';
import { ColumnsSection } from './columns-section';
import { ContextsSection } from './contexts-section';
import { columnId, type Desk, type Place } from './desk';
import { type MappingDraft, ruleAt, sendable, tableAt, withTotal } from './draft-state';
import { lineWords } from './figure-words';
import { FiguresSection } from './figures-section';
import { FinishSection } from './finish-section';
import { LeftOutSection, ProblemsSection, TotalsSection } from './held-against';
import { goToPart, LookAt } from './look-at';
import { officialHeads } from './official-rules';
import { OfficialSection } from './official-section';
import { PeriodSection } from './period-section';
import { SavedChoice } from './saved-choice';
import { SheetPane } from './sheet-pane';
import { SymbolsSection } from './symbols-section';
import { TableSection } from './table-section';
import { headsOf, understoodSheet } from './understood-sheet';
import { useCells } from './use-cells';
import { usePreview } from './use-preview';
import { useWayBack } from './use-way-back';

type Draft = KeptForm<{ readonly draft: MappingDraft | null }>;

/** The sheet on one side, what was understood on the other, each pointing at the other. */
export function MappingDesk({
  file,
  proposal,
  indicators,
  contexts,
  basis,
  onBasis,
  form,
  began,
}: {
  readonly file: ImportDraft;
  readonly proposal: MappingProposal;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly contexts: readonly Context[];
  readonly basis: Basis;
  readonly onBasis: (change: Partial<Basis>) => void;
  readonly form: Draft;
  readonly began: MappingDraft | null;
}) {
  const [sheet, setSheet] = useState(basis.heading === null ? (proposal.tables[0]?.sheet ?? 0) : basis.sheet);
  const size = file.sheets[sheet] ?? { name: null, rows: 0, columns: 0 };
  const cells = useCells(file.id, sheet);
  const draft = form.values.draft ?? began;
  const sending = useMemo(
    () => (draft === null ? ({ ok: false, sentence: '', to: 'tables' } as const) : sendable(draft)),
    [draft],
  );
  const { preview, asked } = usePreview(file.id, sending);
  const [pointed, point] = useState<Place | null>(null);
  const [cursor, setCursor] = useState<Cursor>(() => beginning(proposal));
  const [hovered, setHovered] = useState<Cursor | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const { remember, toSheet, back } = useWayBack(pane);
  const [past, setPast] = useState<readonly MappingDraft[]>([]);

  const { set } = form;
  const change = useCallback(
    (next: (before: MappingDraft) => MappingDraft) => {
      if (draft) setPast((before) => [...before.slice(-49), draft]);
      set((values) => {
        const now = values.draft ?? began;
        return now === null ? values : { draft: next(now) };
      });
    },
    [draft, set, began],
  );
  const goTo = useCallback(
    (place: Place) => {
      const [first] = cellsFrom(place.cells);
      setSheet(place.sheet);
      if (first) setCursor(first);
      toSheet();
    },
    [toSheet],
  );
  const [chosen, setChosen] = useState<number | null>(null);
  const names = useMemo(
    () => new Map(contexts.map((context) => [context.code, teamName(context)])),
    [contexts],
  );
  const desk: Desk | null = useMemo(
    () =>
      draft && {
        file,
        proposal,
        draft,
        change,
        preview,
        indicators,
        contexts,
        names,
        point,
        showTable: setChosen,
        goTo,
      },
    [file, proposal, draft, change, preview, indicators, contexts, names, goTo],
  );

  const table = tableAt(proposal.tables, sheet, cursor.row + 1);
  const current = chosen ?? table ?? 0;
  const model = useMemo(() => {
    const { mapping } = draft ?? { mapping: null };
    const heads =
      mapping?.kind === 'official'
        ? officialHeads(proposal.tables, mapping.official)
        : headsOf(proposal.tables, (at) => (draft ? ruleAt(draft, at) : undefined));
    return understoodSheet({
      sheet,
      size: { name: size.name ?? file.file, rows: size.rows, columns: size.columns },
      text: cells.text,
      tables: proposal.tables,
      heads,
      current,
      without: draft?.without ?? [],
      preview,
    });
  }, [sheet, size.name, size.rows, size.columns, file.file, cells.text, proposal, draft, current, preview]);

  const eyed = hovered ?? cursor;
  const lit = useMemo(() => {
    const list = preview?.observations ?? [];
    return new Set(list.flatMap((one, at) => (one.sheet === sheet && holds(one.cells, eyed) ? [at] : [])));
  }, [preview, sheet, eyed]);
  const made = [...lit].slice(0, 2).flatMap((at) => {
    const one = preview?.observations[at];
    return one ? [lineWords(one, names)] : [];
  });

  const enter = (place: Cursor) => {
    remember();
    const at = preview?.observations.findIndex((one) => one.sheet === sheet && holds(one.cells, place));
    if (place.row >= 0 && at !== undefined && at >= 0 && goToPart(`figure-${at}`)) return;
    const here = tableAt(proposal.tables, sheet, place.row + 1) ?? current;
    if (place.column >= 0) goToPart(columnId(here, letterOf(place.column)));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && back()) event.preventDefault();
  };
  const marked = pointed?.sheet === sheet ? cellsFrom(pointed.cells) : [];
  const last = past.at(-1);

  return (
    <div className="wm-mapping" onKeyDown={press}>
      <div className="wm-mapping-sheet" ref={pane}>
        {file.sheets.length > 1 && (
          <SheetTabs
            file={file}
            sheet={sheet}
            onSheet={(next) => (setSheet(next), setCursor({ row: 0, column: 0 }))}
          />
        )}
        {cells.ready ? (
          <SheetPane
            sheet={model}
            table={proposal.tables[current]}
            cursor={cursor}
            marked={marked}
            strongColumn={marked.length > 20 ? (marked[0]?.column ?? null) : null}
            made={made}
            onCursor={(next) => {
              setCursor(next);
              setChosen(null);
            }}
            onEnter={enter}
            onHover={setHovered}
            onSight={cells.need}
            onHeading={(row, rows) => onBasis({ saved: 'none', sheet, heading: row, headingRows: rows })}
            onTotal={
              draft?.mapping.kind === 'table'
                ? (words, is) => change((before) => withTotal(before, current, words, is))
                : null
            }
            totals={(draft && ruleAt(draft, current)?.totals) ?? []}
          />
        ) : (
          <p className="wm-loading" role="status">
            Loading
          </p>
        )}
        {file.remarks.map((words) => (
          <p key={words} className="wm-small">
            {words}
          </p>
        ))}
      </div>
      <div className="wm-mapping-words">
        <SavedChoice proposal={proposal} basis={basis} onBasis={onBasis} />
        {desk === null ? (
          <NoMapping proposal={proposal} />
        ) : (
          <>
            <LookAt desk={desk} asked={asked} />
            <p className="wm-mapping-kept">
              {last && (
                <button
                  type="button"
                  className="wm-link-button"
                  onClick={() => {
                    setPast((before) => before.slice(0, -1));
                    set({ draft: last });
                  }}
                >
                  Undo the last change
                </button>
              )}{' '}
              <ThrowAway form={form} />
            </p>
            <KeptLine keeping={form.keeping} />
            <p role="status" className="wm-small">
              {asked.busy ? 'Looking at the file again …' : ''}
            </p>
            {asked.trouble && <TroubleBox trouble={asked.trouble} />}
            <TableSection desk={desk} current={current} onCurrent={setChosen} />
            {desk.draft.mapping.kind === 'official' ? (
              <OfficialSection desk={desk} official={desk.draft.mapping.official} />
            ) : (
              <>
                <PeriodSection desk={desk} table={current} />
                <ColumnsSection desk={desk} table={current} />
              </>
            )}
            <ContextsSection desk={desk} />
            <SymbolsSection desk={desk} />
            <TotalsSection desk={desk} />
            <FiguresSection desk={desk} lit={lit} />
            <ProblemsSection desk={desk} />
            <LeftOutSection desk={desk} />
            <FinishSection desk={desk} asked={asked} />
          </>
        )}
      </div>
    </div>
  );
}

/** A file that needs no mapping, or one in which no table was found. */
function NoMapping({ proposal: { why, tables } }: { readonly proposal: MappingProposal }) {
  return (
    <div className="wm-notice">
      <p>
        {why ?? 'No table was found in this sheet.'}{' '}
        {tables.length === 0 && 'Or go to the row of the headings in the sheet, and say so below it.'}
      </p>
      {tables.length > 0 && (
        <p>
          <Link to={paths.import()}>To the Import page</Link>
        </p>
      )}
    </div>
  );
}

/** The first cell of the table, where something can be seen at once. */
function beginning({ tables: [table] }: MappingProposal): Cursor {
  const place = table ? cellFrom((table.range.split(':')[0] ?? 'A1').replace(/^.*!/, '')) : null;
  return place ?? { row: 0, column: 0 };
}

function SheetTabs({
  file,
  sheet,
  onSheet,
}: {
  readonly file: ImportDraft;
  readonly sheet: number;
  readonly onSheet: (sheet: number) => void;
}) {
  return (
    <div className="wm-switch" role="group" aria-label="Sheets of the file">
      {file.sheets.map(({ name, rows }, at) => (
        <button key={at} type="button" aria-pressed={at === sheet} onClick={() => onSheet(at)}>
          {name ?? `Sheet ${at + 1}`} <span className="wm-small">{rows.toLocaleString('en-GB')} rows</span>
        </button>
      ))}
    </div>
  );
}
