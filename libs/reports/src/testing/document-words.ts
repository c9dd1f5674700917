import type { Block, ReportDocument, Run } from '../document';

const said = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');

function wordsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [said(block.runs)];
    case 'list':
      return block.items.map(said);
    case 'quote':
      return [block.text, block.by];
    case 'notice':
      return [block.title, ...block.items];
    case 'columns':
      return block.columns.flatMap((c) => [c.heading, said(c.runs)]);
    case 'table':
      return [
        block.table.caption,
        ...block.table.columns.map((c) => c.heading),
        ...block.table.rows.flatMap((r) => [r.header, ...r.cells.flatMap((c) => [c.text, c.support ?? ''])]),
      ];
    case 'charts':
      return [block.label, ...block.entries.flatMap((e) => [e.title, e.sentence, e.source, e.row.caption])];
  }
}

/** Everything a document says, one string for each place it says it. */
export function documentWords(report: ReportDocument): string[] {
  return [
    report.title,
    report.lede,
    report.foot,
    report.addressed,
    ...report.marks,
    ...report.gaps.map((g) => g.sentence),
    ...report.sections.flatMap((s) => [s.heading, ...s.blocks.flatMap(wordsOf)]),
  ];
}

/** What one part says. */
export function partWords(report: ReportDocument, id: string): string {
  const section = report.sections.find((s) => s.id === id);
  return (section?.blocks ?? []).flatMap(wordsOf).join('\n');
}
