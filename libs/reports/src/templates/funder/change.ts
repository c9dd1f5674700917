import { checkedNote, type ReleasedCell, type ReleasedRow, type ReportInput } from '@waymark/contract';
import type { Block, ReportTable, TableCell, TableRow } from '../../document';
import {
  contextOnlyRows,
  inequalityRows,
  isContextOnly,
  isWordsOnly,
  leadRows,
  mainRows,
} from '../../released-rows';
import { cellWords, lead, numberWords, plain, supportWords, words } from '../../words';
import { chartEntry } from './first-page';

/** Part 4: goal by goal, baseline and now with their support, the change with its interval, and a status word. */
export function whatChanged(input: ReportInput): Block[] {
  const { page } = input;
  const rows = mainRows(page);
  if (rows.length === 0)
    return [
      {
        kind: 'paragraph',
        voice: 'body',
        runs: plain('No outcome measure of this place has a released figure yet.'),
      },
    ];
  const onFirstPage = new Set(leadRows(page).map((row) => row.key));
  const blocks: Block[] = [];
  for (const goal of page.goals) {
    const ofGoal = rows.filter((row) => row.indicator.goal === goal.code);
    blocks.push({ kind: 'heading', text: `${goal.code}. ${goal.statement}` });
    if (ofGoal.length > 0) blocks.push(...measuresOf(`${goal.code}: baseline, now and change`, ofGoal));
    else
      blocks.push({
        kind: 'paragraph',
        voice: 'body',
        runs: plain('Nothing released measures this goal. It cannot be said whether it came nearer.'),
      });
  }
  const planned = new Set(page.goals.map((goal) => goal.code));
  const besides = rows.filter((row) => !planned.has(row.indicator.goal));
  if (besides.length > 0)
    blocks.push(
      { kind: 'heading', text: 'Measured here besides the goals of the plan' },
      ...measuresOf('Other measures: baseline, now and change', besides),
    );
  // A gap is drawn where it is about: in part 8.
  const drawn = rows.filter((row) => !onFirstPage.has(row.key) && row.scale.kind !== 'gap');
  if (drawn.length > 0)
    blocks.push(
      { kind: 'heading', text: 'The whole history of the other measures' },
      { kind: 'charts', label: 'Drawn as on the first page.', entries: drawn.map((row) => chartEntry(row)) },
    );
  if (page.cannotSay.length > 0) {
    blocks.push({ kind: 'heading', text: 'What cannot be said' });
    blocks.push({
      kind: 'list',
      items: page.cannotSay.map((c) => lead(`${c.about}:`, `${c.because.replace(/\.$/, '')}.`)),
    });
  }
  return blocks;
}

/** A table of measures, and the released evidence of those that are agreed levels. */
function measuresOf(caption: string, rows: readonly ReleasedRow[]): Block[] {
  const evidence = rows.flatMap((row): Block[] => {
    const latest = [...row.cells]
      .reverse()
      .find((c) => c.state === 'shown' && c.note && c.note !== checkedNote);
    if (row.scale.kind !== 'level' || latest?.state !== 'shown' || !latest.note) return [];
    const about = `Evidence for ${row.indicator.title.toLowerCase()}, ${latest.period.label}:`;
    return [{ kind: 'paragraph', voice: 'small', runs: lead(about, latest.note) }];
  });
  return [{ kind: 'table', table: changeTable(caption, rows) }, ...evidence];
}

/** Status words are the verdict's own; effort and milestones have none. */
function statusWords(row: ReleasedRow): string {
  const { verdict } = row;
  if (verdict.word === null) return 'not judged';
  const tail = verdict.word === 'cannot say' && verdict.lack ? `: ${verdict.lack}` : '';
  const held = verdict.held === false ? ', at the latest wave only' : '';
  return `${verdict.word}${tail}${held}`;
}

/** "21 points higher (5 to 37)", from the released inputs; empty where no difference may be told. */
export function differenceWords(row: ReleasedRow): string {
  const { difference, ratio } = row.verdict;
  if (ratio) {
    const value = ratio.value.toFixed(2);
    return ratio.lower !== null && ratio.upper !== null
      ? `${value} times (${ratio.lower.toFixed(2)} to ${ratio.upper.toFixed(2)})`
      : `${value} times`;
  }
  if (!difference) return '';
  const unit =
    row.scale.kind === 'percent' || row.scale.kind === 'gap'
      ? ' points'
      : row.scale.kind === 'level'
        ? ' levels'
        : '';
  const sign = difference.value > 0 ? '+' : '';
  const middle = `${sign}${numberWords(difference.value, row.scale)}${unit}`;
  return difference.lower !== null && difference.upper !== null
    ? `${middle} (${numberWords(difference.lower, row.scale)} to ${numberWords(difference.upper, row.scale)})`
    : middle;
}

/** A cell with its support, as one line of a table. */
export function supported(cell: ReleasedCell | undefined, row: ReleasedRow, label: boolean): TableCell {
  const grey = isContextOnly(row);
  if (!cell) return words('nothing yet', { grey });
  const support = supportWords(cell, row);
  const when = label ? `${cell.period.label}: ` : '';
  return { text: `${when}${cellWords(cell, row)}`, state: cell.state, grey, ...(support ? { support } : {}) };
}

function cellAt(
  row: ReleasedRow,
  start: string | undefined,
  fallback: 'first' | 'last',
): ReleasedCell | undefined {
  const named = row.cells.find((c) => start !== undefined && c.period.start === start);
  return named ?? (fallback === 'first' ? row.cells[0] : row.cells[row.cells.length - 1]);
}

export function changeTable(caption: string, rows: readonly ReleasedRow[]): ReportTable {
  const spread = rows.some((row) => (row.verdict.ratio ?? row.verdict.difference)?.lower != null);
  return {
    caption,
    columns: [
      { heading: 'Measure', share: 34, align: 'left' },
      { heading: 'Baseline', share: 30, align: 'left' },
      { heading: 'Now', share: 30, align: 'left' },
      { heading: spread ? 'Change (95% interval)' : 'Change', share: 26, align: 'left' },
      { heading: 'Status', share: 24, align: 'left' },
    ],
    rows: rows.map((row): TableRow => ({
      header: `${row.breakdown === '' ? row.indicator.title : `${row.indicator.title}, ${row.breakdownLabel}`} (${row.indicator.code})`,
      measure: row.indicator.code,
      grey: isContextOnly(row),
      cells: [
        supported(cellAt(row, row.verdict.baseline?.start, 'first'), row, true),
        supported(cellAt(row, row.verdict.latest?.start, 'last'), row, true),
        words(differenceWords(row) || 'not told', { grey: isContextOnly(row) }),
        words(statusWords(row), {
          grey: isContextOnly(row),
          strong: !isContextOnly(row) && row.verdict.kind === 'verdict',
        }),
      ],
    })),
  };
}

/** Part 6: figures that never stand alone, each directly above the figures it must be read with. */
export function contextOnly(input: ReportInput): Block[] {
  const entries = contextOnlyRows(input.page);
  if (entries.length === 0)
    return [
      {
        kind: 'paragraph',
        voice: 'body',
        runs: plain(
          isWordsOnly(input.page)
            ? 'No police, school or council count is printed for a group this small.'
            : 'No police, school or council count is recorded for this place. This report does not need one.',
        ),
      },
    ];
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      voice: 'body',
      runs: plain(
        'Counts made by police, schools or councils show what was recorded. They often rise when people begin to report, and fall when they stop. They are drawn grey, are never called better or worse, and stand only beside the measures they are paired with.',
      ),
    },
  ];
  for (const { row, pairs, pairMissing } of entries) {
    blocks.push({
      kind: 'charts',
      label: `Context only: ${row.indicator.title.toLowerCase()}, beside its pair.`,
      entries: [chartEntry(row), ...pairs.map((pair) => chartEntry(pair, row.indicator.code))],
    });
    if (pairs.length === 0 || pairMissing.length > 0)
      blocks.push({
        kind: 'table',
        table: {
          caption: `Measures that ${row.indicator.code} should be read with and that have no figures`,
          columns: [
            { heading: 'Pair', share: 40, align: 'left' },
            { heading: 'State', share: 60, align: 'left' },
          ],
          rows: (pairMissing.length > 0 ? pairMissing : ['The pair of this figure']).map((code) => ({
            header: code,
            grey: true,
            cells: [{ text: 'not measured', state: 'missing', grey: true }],
          })),
        },
      });
    if (row.indicator.note)
      blocks.push({
        kind: 'paragraph',
        voice: 'grey',
        runs: lead(`${row.indicator.code}.`, row.indicator.note),
      });
  }
  return blocks;
}

/** Part 8: who is less safe. A withheld cell stays a withheld cell here too. */
export function inequality(input: ReportInput): Block[] {
  const rows = inequalityRows(input.page);
  if (rows.length === 0)
    return [
      {
        kind: 'paragraph',
        voice: 'body',
        runs: plain(
          isWordsOnly(input.page)
            ? 'A group this small is never divided further.'
            : 'No figure here is divided by who answered, so this report cannot say who is less safe. An average can improve while some fall behind.',
        ),
      },
    ];
  const gaps = rows.filter((row) => row.scale.kind === 'gap');
  const groups = rows.filter((row) => row.scale.kind !== 'gap');
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      voice: 'body',
      runs: plain(
        'An average can improve while some fall behind. What is known about differences stands here.',
      ),
    },
  ];
  if (gaps.length > 0)
    blocks.push({
      kind: 'charts',
      label: 'Gaps between groups.',
      entries: gaps.map((row) => chartEntry(row)),
    });
  if (groups.length > 0) blocks.push({ kind: 'table', table: changeTable('Each group by itself', groups) });
  return blocks;
}
