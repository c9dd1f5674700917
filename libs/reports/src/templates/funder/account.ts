import type { ReportInput } from '@waymark/contract';
import type { Block } from '../../document';
import { mainRows, outcomeRows } from '../../released-rows';
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
