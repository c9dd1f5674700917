import type { ReleasedRow, ReportInput } from '@waymark/contract';
import type { Block, TableRow } from '../../document';
import { effortRows, everyRow, isContextOnly, isWordsOnly } from '../../released-rows';
import {
  basisWords,
  cellWords,
  counted,
  dayWords,
  lead,
  listed,
  paragraphsOf,
  plain,
  spanWords,
  words,
} from '../../words';

const ORIENTATION: Readonly<Record<string, string>> = {
  ecological: 'ecological',
  behaviour_based: 'behaviour-based',
  both: 'both',
};

/** Part 2: what kind of context this is, what happened to it, and how each figure came about. */
export function placeAndMethod(input: ReportInput): Block[] {
  const { page, texts, grant } = input;
  const { context } = page;
  const life = page.life.map((e) => lead(`${dayWords(e.date)}.`, e.what));
  const open = context.closed
    ? `open from ${dayWords(context.opened)} to ${dayWords(context.closed)}`
    : `known to us since ${dayWords(context.opened)}`;
  return [
    {
      kind: 'paragraph',
      voice: 'body',
      runs: plain(
        `${context.name} is a context at ${context.level} level (${context.kind}) of ${context.site}, ${open}. ${context.nameAgreed ? 'Its community agreed that it is called by its name.' : 'The name is a pseudonym.'}`,
      ),
    },
    ...(grant.askedFor
      ? [
          {
            kind: 'paragraph' as const,
            voice: 'body' as const,
            runs: lead('What this grant asked to be measured:', `${grant.askedFor}.`.replace(/\.\.$/, '.')),
          },
        ]
      : []),
    ...paragraphsOf(texts.howWeKnow).map((text) => ({
      kind: 'paragraph' as const,
      voice: 'body' as const,
      runs: plain(text),
    })),
    ...(life.length > 0 ? [{ kind: 'list' as const, items: life }] : []),
    { kind: 'table', table: howWeKnowTable(everyRow(page), isWordsOnly(page)) },
  ];
}

function howWeKnowTable(rows: readonly ReleasedRow[], wordsOnly: boolean) {
  const seen = new Map<string, ReleasedRow>();
  for (const row of rows)
    if (row.breakdown === '' || !seen.has(row.indicator.code)) seen.set(row.indicator.code, row);
  return {
    caption: 'How each figure came about',
    columns: [
      { heading: 'Measure', share: 34, align: 'left' as const },
      { heading: 'Asked or counted how', share: 28, align: 'left' as const },
      { heading: 'Source', share: 18, align: 'left' as const },
      { heading: 'From, to', share: 28, align: 'left' as const },
      ...(wordsOnly ? [] : [{ heading: 'Base', share: 14, align: 'right' as const }]),
    ],
    rows: [...seen.values()].map((row): TableRow => {
      const grey = isContextOnly(row);
      const cells = row.cells;
      const [first, last] = [cells[0], cells[cells.length - 1]];
      const span = first && last ? `${first.period.label} to ${last.period.label}` : 'nothing yet';
      return {
        header: `${row.indicator.title} (${row.indicator.code})`,
        grey,
        cells: [
          words(row.indicator.respondentMethod, { grey }),
          words(row.source, { grey }),
          words(first === last && first ? first.period.label : span, { grey }),
          ...(wordsOnly ? [] : [words(baseWords(row), { grey })]),
        ],
      };
    }),
  };
}

/** "n 40 to 70": the smallest and the largest released base. */
function baseWords(row: ReleasedRow): string {
  const bases = row.cells.flatMap((c) => (c.state === 'shown' && c.base ? [c.base] : []));
  const label = bases[0]?.label;
  if (!label) return '';
  const values = bases.map((b) => b.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const range = low === high ? `${low}` : `${low} to ${high}`;
  return basisWords(label, range);
}

/** Part 3: activity. It stands apart from change, and says that it proves none. */
export function work(input: ReportInput): Block[] {
  const { page } = input;
  const blocks: Block[] = [];
  if (page.responses.length === 0)
    blocks.push({
      kind: 'paragraph',
      voice: 'body',
      runs: plain(
        'No response is recorded for this context. Record what was done, with dates, before this report is sent.',
      ),
    });
  else {
    const ecological = page.responses.filter((r) => r.orientation !== 'behaviour_based').length;
    blocks.push(
      {
        kind: 'paragraph',
        voice: 'body',
        runs: plain(
          `${counted(page.responses.length, 'response')} ${page.responses.length === 1 ? 'is' : 'are'} recorded; ${ecological === 0 ? 'none' : `${ecological}`} of them ${ecological === 1 ? 'works' : 'work'} on the place itself (ecological). A response describes when something was done, not what it caused.`,
        ),
      },
      {
        kind: 'table',
        table: {
          caption: 'What was done here',
          columns: [
            { heading: 'Response', share: 40, align: 'left' },
            { heading: 'When', share: 30, align: 'left' },
            { heading: 'Works on', share: 18, align: 'left' },
            { heading: 'Approach', share: 16, align: 'left' },
            { heading: 'State', share: 14, align: 'left' },
          ],
          rows: page.responses.map((r) => ({
            header: `${r.number}. ${r.title}`,
            cells: [
              words(spanWords(r.start, r.end)),
              words(ORIENTATION[r.orientation] ?? r.orientation),
              words(r.approach ?? 'none named'),
              words(r.state),
            ],
          })),
        },
      },
    );
  }
  const effort = effortRows(page);
  if (effort.length > 0)
    blocks.push(
      { kind: 'heading', text: 'Effort, kept apart from outcomes' },
      {
        kind: 'paragraph',
        voice: 'body',
        runs: plain(
          'Hours of outreach cannot support an outcome claim. These figures say how much was done; part 4 says what changed.',
        ),
      },
      { kind: 'table', table: effortTable(effort) },
    );
  else if (isWordsOnly(page))
    blocks.push({
      kind: 'paragraph',
      voice: 'small',
      runs: plain('No count of activity is printed for a group this small.'),
    });
  return blocks;
}

function effortTable(rows: readonly ReleasedRow[]) {
  return {
    caption: 'Effort: first and latest figures',
    columns: [
      { heading: 'Activity', share: 40, align: 'left' as const },
      { heading: 'Unit', share: 24, align: 'left' as const },
      { heading: 'First', share: 22, align: 'right' as const },
      { heading: 'Latest', share: 22, align: 'right' as const },
    ],
    rows: rows.map((row): TableRow => {
      const cells = row.cells;
      const at = (cell: (typeof cells)[number] | undefined) =>
        cell
          ? { text: `${cellWords(cell, row)} (${cell.period.label})`, state: cell.state, grey: true }
          : words('nothing yet', { grey: true });
      return {
        header: `${row.indicator.title} (${row.indicator.code})`,
        grey: true,
        cells: [
          words(row.scale.unit || row.indicator.unit, { grey: true }),
          at(cells[0]),
          at(cells[cells.length - 1]),
        ],
      };
    }),
  };
}

/** Part 10: who paid when, what stops with the money, what was learned. */
export function sustainability(input: ReportInput): Block[] {
  const { page, texts, grant } = input;
  const rows: { start: string; end: string; header: string; cells: string[] }[] = [
    ...page.grants.map((g) => ({
      start: g.start,
      end: g.end,
      header: `${g.label}: ${g.title}`,
      cells: [g.funder, spanWords(g.start, g.end)],
    })),
    ...page.gaps.map((g) => ({
      start: g.start,
      end: g.end,
      header: 'No grant',
      cells: ['nobody', spanWords(g.start, g.end)],
    })),
  ].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const blocks: Block[] = [];
  if (rows.length > 0)
    blocks.push({
      kind: 'table',
      table: {
        caption: 'Grants that ran here, and the times between them',
        columns: [
          { heading: 'Grant', share: 44, align: 'left' },
          { heading: 'Paid by', share: 36, align: 'left' },
          { heading: 'When', share: 32, align: 'left' },
        ],
        rows: rows.map((r) => ({ header: r.header, cells: r.cells.map((c) => words(c)) })),
      },
    });
  const running = page.responses.filter((r) => r.end === null && r.state === 'under way');
  if (running.length > 0)
    blocks.push({
      kind: 'paragraph',
      voice: 'body',
      runs: plain(
        `Still running without an end date: ${listed(running.map((r) => r.title.toLowerCase()))}. This grant ends on ${dayWords(grant.end)}.`,
      ),
    });
  for (const [title, text] of [
    ['What stops if the money stops', texts.sustainability],
    ['What we learned, and what comes next', texts.learning],
  ] as const) {
    blocks.push({ kind: 'heading', text: title });
    const written = paragraphsOf(text);
    for (const runs of written.length > 0 ? written.map(plain) : [plain('Nothing was written here.')])
      blocks.push({ kind: 'paragraph', voice: written.length > 0 ? 'body' : 'grey', runs });
  }
  return blocks;
}
