import type { ReleasedRow, ReportInput } from '@waymark/contract';
import type { Block, ChartEntry, Run } from '../../document';
import { isWordsOnly, leadRows, mainRows, outcomeRows } from '../../released-rows';
import { strengthLimit } from '../../strength';
import { counted, lead, listed, opening, paragraphsOf, plain, spanWords } from '../../words';

/** The words that stand beside a row's plot. They were made with the figures; nothing is judged again here. */
export function chartEntry(row: ReleasedRow, pairOf: string | null = null): ChartEntry {
  const title = row.breakdown === '' ? row.indicator.title : `${row.indicator.title}, ${row.breakdownLabel}`;
  return {
    // Limits of a control chart are for those who watch month by month; a report draws what it judges.
    row: { ...row, control: null },
    title,
    verdict: row.verdict,
    sentence: row.verdict.sentence,
    source: [row.indicator.code, capital(row.source), row.indicator.provenance]
      .filter(Boolean)
      .map(closed)
      .join(' '),
    pairOf,
  };
}

const MOST_QUOTED = 220;
const closed = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** "How sure we are": the strength the figures allow, never the one that was wished for. */
export function confidence(input: ReportInput): Run[] {
  const strength = strengthLimit(mainRows(input.page), input.texts);
  const because = strength.because.join(' ');
  if (strength.granted === null)
    return lead('Not stated yet.', `The figures allow “${strength.limit}” at most. ${because}`.trim());
  const name = strength.granted[0]?.toUpperCase() + strength.granted.slice(1);
  const rest =
    strength.granted === strength.limit && strength.limit === 'strong'
      ? 'Two sources or more show a change that held, and people who use the place were heard.'
      : strength.granted !== strength.limit
        ? `${agreement(strength.agreeing)} The writers call it no more than ${strength.granted}.`
        : `${agreement(strength.agreeing)} ${because}`;
  return lead(`${name}.`, rest);
}

const agreement = (sources: readonly string[]): string =>
  sources.length > 1 ? `${capital(listed(sources))} point the same way, and the change held.` : '';

/** Part 1: the place in plain words, its goals, three measures, one voice, what failed and how sure we are. */
export function firstPage(input: ReportInput): Block[] {
  const { page, texts, grant } = input;
  const blocks: Block[] = [];
  const summary = paragraphsOf(texts.summary);
  if (summary[0]) blocks.push({ kind: 'paragraph', voice: 'body', runs: plain(summary[0]) });
  if (page.goals.length > 0)
    blocks.push({
      kind: 'paragraph',
      voice: 'label',
      runs: lead('Goals.', page.goals.map((g) => closed(g.statement)).join(' ')),
    });
  blocks.push({
    kind: 'paragraph',
    voice: 'small',
    runs: plain(
      `For ${grant.identifier}, ${grant.title}, ${spanWords(grant.start, grant.end)}. The lines run on before and after the grant.`,
    ),
  });

  if (
    !outcomeRows(page).some(
      (r) => r.indicator.role === 'headline' && r.indicator.orientation === 'ecological',
    )
  )
    blocks.push({
      kind: 'notice',
      title: 'No headline measure here is ecological',
      items: [
        'None of the headline measures looks at the place itself: its adults, its rules, its surroundings. They speak of experience or behaviour only. Read this report as incomplete about the context.',
      ],
    });

  const leading = leadRows(page).map((row) => chartEntry(row));
  if (leading.length > 0)
    blocks.push({
      kind: 'charts',
      label: isWordsOnly(page)
        ? 'Levels agreed at reviews. Shading: grants.'
        : 'Time runs left to right. Shading: grants. Whisker and band: 95% interval. Under each point: how many were asked or counted.',
      entries: leading,
    });
  else
    blocks.push({
      kind: 'paragraph',
      voice: 'body',
      runs: plain('No outcome measure of this place has a released figure yet, so this page shows none.'),
    });

  const voice = texts.voicesConsent ? paragraphsOf(texts.voices)[0] : undefined;
  if (voice) blocks.push(quoteOf(voice));

  const failed = opening(texts.whatDidNotWork, 230);
  blocks.push({
    kind: 'columns',
    columns: [
      {
        heading: 'What did not work',
        runs: plain(
          failed.text === ''
            ? 'Not written yet. A report without this account is not complete.'
            : failed.whole
              ? failed.text
              : `${failed.text} More in part 9.`,
        ),
      },
      { heading: 'What we cannot say', runs: plain(cannotSayWords(input)) },
      { heading: 'How sure we are', runs: confidence(input) },
    ],
  });
  if (!isWordsOnly(page))
    blocks.push({
      kind: 'paragraph',
      voice: 'small',
      runs: lead(
        'Figures.',
        'Released, and so rounded. How they were made, and what was withheld or left out: part 11.',
      ),
    });
  return blocks;
}

/** The first words of the account. Where they open with a quotation, that is the quote and the rest says whose. */
function quoteOf(paragraph: string): Extract<Block, { kind: 'quote' }> {
  const consent = 'Shared with consent for this report; the whole account is in part 5.';
  const quoted = /^[“"](.+?)[”"]\s*(.*)$/s.exec(paragraph);
  if (!quoted) return { kind: 'quote', text: opening(paragraph, MOST_QUOTED).text, by: consent };
  const whose = (quoted[2] ?? '').replace(/^\((.*)\)\.?$/s, '$1').trim();
  const by = whose === '' || whose.length > 120 ? consent : `${capital(closed(whose))} ${consent}`;
  return { kind: 'quote', text: opening(quoted[1] ?? '', MOST_QUOTED).text, by };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const MOST_UNSAID = 200;

/** As much of what cannot be said as fits beside the other two columns; all of it stands in part 4. */
function cannotSayWords({ page }: ReportInput): string {
  const said: string[] = [];
  for (const { about, because } of page.cannotSay) {
    const sentence = closed(`${about}: ${because.charAt(0).toLowerCase()}${because.slice(1)}`);
    if (said.length > 0 && said.join(' ').length + sentence.length > MOST_UNSAID) break;
    said.push(sentence);
  }
  if (said.length === 0) said.push('Whether the work caused a change: figures can show when, not why.');
  const rest = page.cannotSay.length - said.length;
  return `${said.join(' ')}${rest > 0 ? ` And ${counted(rest, 'more thing')}, in part 4.` : ''}`;
}
