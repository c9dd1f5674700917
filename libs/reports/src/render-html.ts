import type { Verdict } from '@waymark/contract';
import type { ChartPen, Drawing, Surface } from './chart-pen';
import {
  noteName,
  type Block,
  type ChartEntry,
  type ReportDocument,
  type ReportTable,
  type Run,
  type Section,
  type TableCell,
} from './document';
import { isContextOnly } from './released-rows';
import { onGround, stripWords } from './drawings';
import { reportStyle } from './html-style';

/** Two drawings of each chart, as type must not shrink with a phone: px. */
const WIDE = 600;
const NARROW = 340;
const surface = (width: number): Surface => ({ medium: 'screen', width });

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string): string => text.replace(/[&<>"']/g, (c) => escapes[c] ?? c);
const set = (runs: readonly Run[]): string =>
  runs.map((run) => (run.strong ? `<strong>${safe(run.text)}</strong>` : safe(run.text))).join('');
const headingOf = (section: Section): string =>
  section.number === null ? section.heading : `${section.number}. ${section.heading}`;

/** The report as one web page that needs nothing else: no script, no font, no request. */
export function renderHtml(report: ReportDocument, pen: ChartPen): string {
  const sections = report.sections.map((section, at) => {
    const body = section.blocks.map((block) => setBlock(block, report, pen)).join('\n');
    return `<section id="${safe(section.id)}" aria-labelledby="${safe(section.id)}-h">\n<h2 id="${safe(section.id)}-h">${safe(headingOf(section))}</h2>\n${body}\n</section>${at === 0 ? contents(report) : ''}`;
  });
  return `<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${safe(`${report.title}. ${report.addressed}`)}</title>
<meta name="description" content="${safe(report.subject)}">
<style>${reportStyle(report.marks, report.foot)}${tintRule(report, pen)}</style>
</head>
<body>
<main>
<header>
<p class="over"><span>${safe(report.addressed)}${tags(report)}</span><span>${safe(report.figuresAre)}</span></p>
<h1>${safe(report.title)}</h1>
${report.lede ? `<p class="lede">${safe(report.lede)}</p>` : ''}
${
  report.gaps.length > 0
    ? notice(
        'This report is not complete',
        report.gaps.map((g) => g.sentence),
      )
    : ''
}
</header>
${sections.join('\n')}
<p class="foot"><span>${safe(report.foot)}${tags(report)}</span><span>${safe(report.figuresAre)}</span></p>
</main>
</body>
</html>
`;
}

const tags = (report: ReportDocument): string =>
  report.marks.map((mark) => ` <span class="tag">${safe(mark)}</span>`).join('');

/** After the first page, so that page one stays one page. */
function contents(report: ReportDocument): string {
  const items = report.sections
    .slice(1)
    .map((section) => `<li><a href="#${safe(section.id)}">${safe(headingOf(section))}</a></li>`);
  return `<nav class="parts small" aria-label="Parts of this report"><ul>${items.join('')}</ul></nav>`;
}

function notice(title: string, items: readonly string[]): string {
  return `<div class="notice"><p>${safe(title)}</p><ul>${items.map((i) => `<li>${safe(i)}</li>`).join('')}</ul></div>`;
}

function setBlock(block: Block, report: ReportDocument, pen: ChartPen): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${safe(block.text)}</h3>`;
    case 'paragraph':
      return `<p class="${block.voice}">${set(block.runs)}</p>`;
    case 'list':
      return `<ul>${block.items.map((runs) => `<li>${set(runs)}</li>`).join('')}</ul>`;
    case 'quote':
      return `<blockquote><p>“${safe(block.text)}”</p><footer>${safe(block.by)}</footer></blockquote>`;
    case 'notice':
      return notice(block.title, block.items);
    case 'columns':
      return `<div class="cols">${block.columns
        .map((c) => `<div><h3>${safe(c.heading)}</h3><p>${set(c.runs)}</p></div>`)
        .join('')}</div>`;
    case 'table':
      return setTable(block.table);
    case 'charts':
      return setCharts(block, report, pen);
  }
}

function setTable(table: ReportTable): string {
  const align = (i: number): string => (table.columns[i]?.align === 'right' ? ' class="right"' : '');
  const head = table.columns
    .map((c, i) => `<th scope="col"${align(i)}>${toNote(c.heading, c.measure)}</th>`)
    .join('');
  const rows = table.rows.map((row) => {
    const cells = row.cells.map((cell, i) =>
      setCell(cell, row.grey === true, table.columns[i + 1]?.align === 'right'),
    );
    const id = row.noteOf === undefined ? '' : ` id="${safe(noteName(row.noteOf))}"`;
    return `<tr${id}${row.grey ? ' class="is-grey"' : ''}><th scope="row">${toNote(row.header, row.measure)}</th>${cells.join('')}</tr>`;
  });
  // A table may be wider than a phone: it scrolls by itself, and by keyboard.
  return `<div class="table" role="region" aria-label="${safe(table.caption)}" tabindex="0"><table><caption>${safe(table.caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** Words that lead to the note of a measure, where its method and source stand. */
const toNote = (text: string, code: string | undefined): string =>
  code === undefined ? safe(text) : `<a href="#${safe(noteName(code))}">${safe(text)}</a>`;

function setCell(cell: TableCell, grey: boolean, right: boolean): string {
  const names = [
    cell.state === 'withheld' || cell.state === 'missing' ? cell.state : '',
    grey || cell.grey ? 'is-grey' : '',
    right ? 'right' : '',
  ].filter(Boolean);
  const text = cell.strong ? `<b>${safe(cell.text)}</b>` : `<span>${safe(cell.text)}</span>`;
  const support = cell.support ? `<small>${safe(cell.support)}</small>` : '';
  return `<td${names.length > 0 ? ` class="${names.join(' ')}"` : ''}>${text}${support}</td>`;
}

function setCharts(block: Extract<Block, { kind: 'charts' }>, report: ReportDocument, pen: ChartPen): string {
  const drawn = (draw: (on: Surface) => Drawing, title: string, width: number): string => {
    return pen.svg(draw(surface(width)), title);
  };
  const twice = (draw: (on: Surface) => Drawing, title: string): string =>
    `<div class="w">${drawn(draw, title, WIDE)}</div><div class="n">${drawn(draw, title, NARROW)}</div>`;
  const row = (entry: ChartEntry, on: Surface): Drawing => pen.drawRow(entry, report, on);
  const first = block.entries[0];
  const strip = twice((on) => {
    const bare = pen.drawStrip(report, on);
    return onGround(bare, first ? row(first, on) : undefined, bare.height);
  }, stripWords(report));
  const rows = block.entries.map((entry) => {
    const tied = entry.pairOf !== null || isContextOnly(entry.row);
    const name = ['row', tied ? 'tied' : '', entry.pairOf !== null ? 'pair' : ''].filter(Boolean).join(' ');
    const read = entry.pairOf === null ? '' : ` Read with ${entry.pairOf}.`;
    return `<div class="${name}"><div class="say"><h3>${safe(entry.title)}</h3>${verdictLine(entry.verdict)}<p class="sentence">${safe(entry.sentence)}</p><p class="small">${safe(entry.source + read)} ${toNote('Method and source', entry.row.indicator.code)}</p></div><figure>${twice((on) => row(entry, on), entry.row.caption)}</figure></div>`;
  });
  return `<div class="score"><div class="row"><p class="small say">${safe(block.label)}</p><figure>${strip}</figure></div>${rows.join('')}</div>`;
}

/**
 * The tint of grants as a background, so that it runs on where the words of a row are taller than its plot. All charts of a report
 * stand on one axis, so it is one rule of the style sheet: a page under a strict policy may not carry a style on an element.
 */
function tintRule(report: ReportDocument, pen: ChartPen): string {
  const blocks = report.sections.flatMap((section) => section.blocks);
  const first = blocks.flatMap((block) => (block.kind === 'charts' ? block.entries : []))[0];
  return first ? `\n.score{--tint:${tintBehind(pen.drawRow(first, report, surface(WIDE)))}}` : '';
}

function tintBehind({ marks, width }: Drawing): string {
  const at = (x: number): string => `${Math.round((10000 * x) / width) / 100}%`;
  const stops = marks.flatMap((mark) =>
    mark.role === 'tint' && mark.shape === 'rect' && mark.fill
      ? [
          `transparent ${at(mark.x)}`,
          `var(--${mark.fill.ink}) ${at(mark.x)} ${at(mark.x + mark.width)}`,
          `transparent ${at(mark.x + mark.width)}`,
        ]
      : [],
  );
  // edges of gaps run on as well: layers of a px each, over the tint
  const uprights = marks.flatMap((mark) => {
    if (mark.shape !== 'line' || mark.role !== 'gap-edge') return [];
    const x = Math.round(mark.from[0] - 0.5);
    const ink = `var(--${mark.stroke.ink})`;
    return [`linear-gradient(${ink},${ink}) ${x}px 0/1px 100% no-repeat`];
  });
  const tint = stops.length > 0 ? [`linear-gradient(90deg,${stops.join(',')})`] : [];
  return [...uprights, ...tint].join(',') || 'none';
}

function verdictLine(verdict: Verdict): string {
  if (verdict.word === null) return '';
  const word = `${verdict.word.charAt(0).toUpperCase()}${verdict.word.slice(1)}`;
  const tail = verdict.reference ? ` ${safe(verdict.reference)}` : '';
  if (verdict.kind === 'context_only')
    return `<p class="verdict context"><i></i><span>${word}${tail}</span></p>`;
  const name =
    verdict.word === 'improving' || verdict.word === 'worsening'
      ? verdict.word
      : verdict.word === 'cannot say'
        ? 'cannot'
        : 'same';
  return `<p class="verdict ${name}"><i></i><span><b>${word}</b>${tail}</span></p>`;
}
