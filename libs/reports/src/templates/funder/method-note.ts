import { checkedNote, type ReleasedRow, type ReportInput } from '@waymark/contract';
import type { Block, ReportTable } from '../../document';
import { everyRow, isContextOnly, isWordsOnly } from '../../released-rows';
import { dayWords, listed, monthWords, plain, words } from '../../words';

const nameOf = (row: ReleasedRow): string =>
  `${row.indicator.code}${row.breakdown === '' ? '' : `, ${row.breakdownLabel}`}`;

/** One line for each thing said, with all the measures it is said of. */
function together(said: readonly (readonly [row: ReleasedRow, what: string])[]): string[] {
  const lines = new Map<string, string[]>();
  for (const [row, what] of said) lines.set(what, [...(lines.get(what) ?? []), nameOf(row)]);
  return [...lines].map(([what, names]) => `${listed([...new Set(names)])}: ${what.replace(/\.$/, '')}.`);
}

/** The periods of each row in which it is withheld, or missing with its reason. */
function absent(rows: readonly ReleasedRow[], state: 'withheld' | 'missing'): string[] {
  return together(
    rows.flatMap((row): [ReleasedRow, string][] => {
      const periods = row.cells.flatMap((c) =>
        c.state !== state ? [] : [c.state === 'missing' ? `${c.period.label} (${c.reason})` : c.period.label],
      );
      return periods.length > 0 ? [[row, listed(periods)]] : [];
    }),
  );
}

/** Figures that looked odd and that the team looked into: that they were checked, never what was said of them. */
function checked(rows: readonly ReleasedRow[]): string[] {
  return together(
    rows.flatMap((row): [ReleasedRow, string][] => {
      const periods = row.cells.flatMap((c) =>
        c.state === 'shown' && c.note?.includes(checkedNote) ? [c.period.label] : [],
      );
      return periods.length > 0 ? [[row, listed(periods)]] : [];
    }),
  );
}

function changed(rows: readonly ReleasedRow[]): string[] {
  return [
    ...together(
      rows.flatMap((row) =>
        row.breaks.map((b): [ReleasedRow, string] => [
          row,
          `${b.kind} in ${monthWords(b.date)} (${b.reason}); no comparison is made across it`,
        ]),
      ),
    ),
    ...together(
      rows.flatMap((row): [ReleasedRow, string][] =>
        row.indicator.version > 1 ? [[row, `version ${row.indicator.version} of its definition`]] : [],
      ),
    ),
    ...together(
      rows.flatMap((row): [ReleasedRow, string][] =>
        row.ended === null
          ? []
          : [[row, `ended in ${monthWords(row.ended)}; the line stops there and does not fall to zero`]],
      ),
    ),
  ];
}

function leftOut(rows: readonly ReleasedRow[]): string[] {
  const crossing = rows.filter((row) => row.crosses > 0);
  return together([
    ...crossing.map((row): [ReleasedRow, string] => [
      row,
      row.crosses === 1
        ? '1 observation crosses a boundary between periods and is left out'
        : `${row.crosses} observations cross a boundary between periods and are left out`,
    ]),
    ...rows.flatMap((row) =>
      row.verdict.leftOut.map((what): [ReleasedRow, string] => [
        row,
        `not in its verdict: ${what.toLowerCase()}`,
      ]),
    ),
  ]);
}

/** Where every figure comes from, so that a reader can tell whether the bytes are the same. */
function cited({ edition }: ReportInput): string {
  const { number, title, organisation, released, standing, sha256, notices } = edition;
  const since = notices.map((one) =>
    one.kind === 'withdrawn'
      ? ` It was withdrawn on ${dayWords(one.on)}: ${one.why}`
      : ` It was corrected on ${dayWords(one.on)} by edition ${one.by}.`,
  );
  return `Every figure is that of edition ${number} of ${organisation}, “${title}”, released ${dayWords(released)}${standing === 'provisional' ? ' as provisional' : ''}. Nothing recorded since is in it. SHA-256 of the edition: ${sha256}.${since.join('')}`;
}

/** Part 11: everything a careful reader needs to doubt the right things. */
export function methodNote(input: ReportInput): Block[] {
  const { page, policyVersion } = input;
  const rows = everyRow(page);
  const part = (title: string, lines: readonly string[], none: string): Block[] => [
    { kind: 'heading', text: title },
    lines.length > 0
      ? { kind: 'list', items: lines.map(plain) }
      : { kind: 'paragraph', voice: 'body', runs: plain(none) },
  ];
  const rules = isWordsOnly(page)
    ? `This report holds what the external disclosure policy, version ${policyVersion}, lets leave the team. Of a group this small that is words and agreed levels: no count, no share, no base.`
    : `This report holds released figures only: what the external disclosure policy, version ${policyVersion}, lets leave the team. Counts are rounded and small ones withheld, and intervals, verdicts and the height of every mark are computed from the released figures. They differ a little from the team’s own.`;
  return [
    ...[rules, cited(input), page.footnote, page.adjustment]
      .filter((text) => text.trim() !== '')
      .map((text): Block => ({ kind: 'paragraph', voice: 'body', runs: plain(text) })),
    ...part('Withheld', absent(rows, 'withheld'), 'No released figure of this page is withheld.'),
    ...(checked(rows).length > 0 ? part('Looked odd and was checked', checked(rows), '') : []),
    ...part('Missing', absent(rows, 'missing'), 'No wave is missing.'),
    ...part(
      'Breaks and changes of definition',
      changed(rows),
      'No series here was broken, and no definition changed.',
    ),
    ...part('Left out', leftOut(rows), 'Nothing was left out of a grouping or a verdict.'),
    { kind: 'heading', text: 'Measures, their provenance and method' },
    { kind: 'table', table: measures(rows) },
  ];
}

/** One row a measure, which everything that names it leads to: what it is, where its figures come from, how they are judged. */
export function measures(rows: readonly ReleasedRow[]): ReportTable {
  const codes = [...new Set(rows.map((row) => row.indicator.code))];
  return {
    caption: 'Measures used in this report. n stands beside each figure in part 4 and after part 11.',
    columns: [
      { heading: 'Measure', share: 36, align: 'left' },
      { heading: 'What it measures', share: 50, align: 'left' },
      { heading: 'Source', share: 32, align: 'left' },
      { heading: 'Provenance', share: 30, align: 'left' },
      { heading: 'Method', share: 24, align: 'left' },
    ],
    rows: codes.flatMap((code) => {
      const own = rows.filter((row) => row.indicator.code === code);
      const [row] = own;
      if (!row) return [];
      const sources = [...new Set(own.map(({ source }) => source).filter(Boolean))];
      return [
        {
          header: `${code} ${row.indicator.title}`,
          noteOf: code,
          grey: isContextOnly(row),
          cells: [
            row.indicator.measures,
            sources.length === 0 ? 'not named' : sources.join('; '),
            row.indicator.provenance,
            `${row.verdict.method.replaceAll('-', ' ')} (methods page “${row.verdict.method}”)`,
          ].map((text) => words(text)),
        },
      ];
    }),
  };
}
