import type { ReportInput } from '@waymark/contract';
import type { Block } from '../../document';
import { everyRow, isContextOnly, isWordsOnly, mainRows, outcomeRows } from '../../released-rows';
import { strengthLimit } from '../../strength';
import { lead, listed, monthWords, paragraphsOf, plain, spanWords } from '../../words';
import { confidence } from './first-page';

const missing = (sentence: string): Block => ({ kind: 'notice', title: 'Missing', items: [sentence] });

const written = (text: string): Block[] =>
  paragraphsOf(text).map((part) => ({ kind: 'paragraph', voice: 'body', runs: plain(part) }));

/** Part 5: what the people of the place say. Without their consent to this audience it is not printed. */
export function voices(input: ReportInput): Block[] {
  const { texts } = input;
  const before: Block = {
    kind: 'paragraph',
    voice: 'body',
    runs: plain('How young people and residents read these figures comes before how we read them.'),
  };
  if (texts.voices.trim() === '')
    return [before, missing('The account of young people or residents has not been written.')];
  if (!texts.voicesConsent)
    return [
      before,
      missing('An account was written, but consent to share it with this audience is not recorded.'),
    ];
  return [
    before,
    ...written(texts.voices),
    {
      kind: 'paragraph',
      voice: 'small',
      runs: plain('Shared with the consent of the people quoted, for this report.'),
    },
  ];
}

/** Part 7: contribution, never attribution. The strength is the most the figures allow. */
export function contribution(input: ReportInput): Block[] {
  const { page, texts } = input;
  const strength = strengthLimit(mainRows(page), texts);
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      voice: 'body',
      runs: plain(
        'Figures show that something changed, and when. Nobody can read from them that this work caused it: no figure here compares the place with what would have been without the work.',
      ),
    },
    { kind: 'heading', text: 'What we and others contributed' },
    ...(texts.contribution.trim() === ''
      ? [missing('The contribution statement has not been written.')]
      : written(texts.contribution)),
    { kind: 'heading', text: 'What else could explain it' },
    ...(texts.otherExplanations.trim() === ''
      ? [missing('Other explanations have not been written.')]
      : written(texts.otherExplanations)),
  ];
  if (page.gaps.length > 0)
    blocks.push({
      kind: 'paragraph',
      voice: 'body',
      runs: plain(`No grant ran from ${listed(page.gaps.map((g) => spanWords(g.start, g.end)))}.`),
    });
  blocks.push(
    { kind: 'heading', text: 'Strength of the claim' },
    { kind: 'paragraph', voice: 'body', runs: confidence(input) },
  );
  if (strength.asked !== null && strength.granted !== strength.asked)
    blocks.push({
      kind: 'paragraph',
      voice: 'body',
      runs: plain(
        `The writers chose “${strength.asked}”; the software allows no more than “${strength.limit}”.`,
      ),
    });
  return blocks;
}

/** Part 9: required, and helped along by what the record itself holds against the work. */
export function didNotWork(input: ReportInput): Block[] {
  const { page, texts } = input;
  const blocks: Block[] =
    texts.whatDidNotWork.trim() === ''
      ? [missing('“What did not work” has not been written. A report is not complete without it.')]
      : written(texts.whatDidNotWork);
  const found = [
    ...outcomeRows(page)
      .filter((row) => row.verdict.word === 'worsening')
      .map((row) => lead(`${row.indicator.title} became worse.`, row.verdict.sentence)),
    ...page.responses
      .filter((r) => r.approach === 'dispersal' || r.approach === 'surveillance')
      .map((r) =>
        lead(
          `${r.title} (${spanWords(r.start, r.end)}) is ${r.approach ?? ''}.`,
          'A place can look quieter while young people are only somewhere else: read every fall after it beside the measure of being pushed elsewhere.',
        ),
      ),
    ...page.responses
      .filter((r) => r.state === 'stopped')
      .map((r) => lead(`${r.title} was stopped`, `in ${monthWords(r.end ?? r.start)}.`)),
  ];
  blocks.push({ kind: 'heading', text: 'What the record itself holds' });
  blocks.push(
    found.length > 0
      ? { kind: 'list', items: found }
      : {
          kind: 'paragraph',
          voice: 'body',
          runs: plain(
            'No measure became worse, no response was stopped, and no enforcement is recorded here.',
          ),
        },
  );
  return blocks;
}

/** Part 11: everything a careful reader needs to doubt the right things. */
export function methodNote(input: ReportInput): Block[] {
  const { page, policyVersion } = input;
  const rows = everyRow(page);
  const name = (row: (typeof rows)[number]): string =>
    `${row.indicator.code}${row.breakdown === '' ? '' : `, ${row.breakdownLabel}`}`;
  const periods = (row: (typeof rows)[number], state: 'withheld' | 'missing'): string[] =>
    row.cells
      .filter((c) => c.state === state)
      .map((c) => (c.state === 'missing' ? `${c.period.label} (${c.reason})` : c.period.label));
  const lines = (title: string, items: string[], none: string): Block[] => [
    { kind: 'heading', text: title },
    items.length > 0
      ? { kind: 'list', items: items.map(plain) }
      : { kind: 'paragraph', voice: 'body', runs: plain(none) },
  ];
  const breaks = new Map<string, string[]>();
  for (const row of rows)
    for (const b of row.breaks) {
      const key = `${monthWords(b.date)}, ${b.kind}: ${b.reason}.`;
      breaks.set(key, [...(breaks.get(key) ?? []), name(row)]);
    }
  const leftOut = rows.flatMap((row) => row.verdict.leftOut.map((what) => `${name(row)}: ${what}`));
  return [
    {
      kind: 'paragraph',
      voice: 'body',
      runs: plain(
        isWordsOnly(page)
          ? `This report holds what the external disclosure policy, version ${policyVersion}, lets leave the team. Of a group this small that is words and agreed levels: no count, no share, no base.`
          : `This report holds released figures only: what the external disclosure policy, version ${policyVersion}, lets leave the team. Counts are rounded and small ones withheld, and intervals, verdicts and the height of every mark are computed from the released figures. They differ a little from the team’s own.`,
      ),
    },
    ...[page.footnote, page.adjustment]
      .filter((text) => text.trim() !== '')
      .map((text): Block => ({ kind: 'paragraph', voice: 'body', runs: plain(text) })),
    ...lines(
      'Withheld',
      rows.flatMap((row) => {
        const list = periods(row, 'withheld');
        return list.length > 0 ? [`${name(row)}: ${listed(list)}.`] : [];
      }),
      'No released figure of this page is withheld.',
    ),
    ...lines(
      'Missing',
      rows.flatMap((row) => {
        const list = periods(row, 'missing');
        return list.length > 0 ? [`${name(row)}: ${listed(list)}.`] : [];
      }),
      'No wave is missing.',
    ),
    ...lines(
      'Breaks and changes of definition',
      [
        ...[...breaks].map(([what, codes]) => `${what} No comparison is made across it (${listed(codes)}).`),
        ...rows
          .filter((row) => row.indicator.version > 1)
          .map((row) => `${name(row)} is at version ${row.indicator.version} of its definition.`),
        ...rows
          .filter((row) => row.ended !== null)
          .map(
            (row) =>
              `${name(row)} ended in ${monthWords(row.ended ?? page.asOf)}; the line stops there and does not fall to zero.`,
          ),
      ],
      'No series here was broken, and no definition changed.',
    ),
    ...lines(
      'Left out',
      [
        ...rows
          .filter((row) => row.crosses > 0)
          .map(
            (row) =>
              `${name(row)}: ${row.crosses} ${row.crosses === 1 ? 'observation crosses' : 'observations cross'} a boundary between periods and ${row.crosses === 1 ? 'is' : 'are'} left out.`,
          ),
        ...leftOut,
      ],
      'Nothing was left out of a grouping.',
    ),
    { kind: 'heading', text: 'Measures, their provenance and method' },
    {
      kind: 'table',
      table: {
        caption: 'Measures used in this report',
        columns: [
          { heading: 'Measure', share: 40, align: 'left' },
          { heading: 'What it measures', share: 56, align: 'left' },
          { heading: 'Provenance', share: 34, align: 'left' },
          { heading: 'Method', share: 24, align: 'left' },
        ],
        rows: [...new Map(rows.map((row) => [row.indicator.code, row])).values()].map((row) => ({
          header: `${row.indicator.code} ${row.indicator.title}`,
          grey: isContextOnly(row),
          cells: [
            row.indicator.measures,
            row.indicator.provenance,
            row.verdict.method.replaceAll('-', ' '),
          ].map((text) => ({
            text,
            state: 'words' as const,
          })),
        })),
      },
    },
  ];
}
