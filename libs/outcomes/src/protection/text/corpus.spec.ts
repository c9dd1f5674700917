import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FindingOfText, findingOfText } from '@waymark/contract';
import { parse } from 'yaml';
import { checkText } from './check-text';
import { scoreOf, unmark } from './corpus';
import { parseNames } from './knowledge';

const root = join(__dirname, '../../../../..');
const read = (name: string) => readFileSync(join(root, 'data/protection', name), 'utf8');
const lists = parseNames(read('given-names.v1.yaml'), 'given-names.v1.yaml');
const check = (text: string) => {
  if (!lists.ok) throw new Error(lists.faults.join('\n'));
  return checkText(text, { ...lists.value, known: [], today: '2026-09-15' });
};
const sentencesOf = (half: string) =>
  (parse(read(`corpus/${half}.v1.yaml`)) as { sentences: string }).sentences
    .split('\n')
    .filter(Boolean)
    .map(unmark);

/** What docs/privacy.md states, rounded down: [precision, recall]. Measured on the half that the rules were not made with. */
const FLOORS: Readonly<Record<FindingOfText, readonly [number, number]>> = {
  name: [0.85, 0.85],
  'phone number': [0.75, 0.95],
  postcode: [0.95, 0.85],
  'date of birth': [0.95, 0.95],
  'e-mail address': [0.95, 0.95],
  'personal number': [0.95, 0.95],
  'social media name': [0.95, 0.95],
};

describe('the corpus of sentences', () => {
  it('has at least 300, no sentence twice, and no sentence in two of them', () => {
    const all = ['development', 'held-out', 'second-set'].flatMap(sentencesOf).map(({ text }) => text);
    expect(all.length).toBeGreaterThanOrEqual(300);
    expect(new Set(all).size).toBe(all.length);
  });

  it.each(findingOfText.options)('finds each %s about as well as docs/privacy.md states', (kind) => {
    const held = scoreOf(kind, sentencesOf('held-out'), check);
    const seen = scoreOf(kind, sentencesOf('development'), check);
    const [precision, recall] = FLOORS[kind];
    if (process.env['SHOW_SCORES'])
      process.stdout.write(
        `${kind}: held out ${held.marked} marked, precision ${held.precision.toFixed(2)}, recall ${held.recall.toFixed(2)}; development ${seen.marked} marked, precision ${seen.precision.toFixed(2)}, recall ${seen.recall.toFixed(2)}\n`,
      );
    expect(held.marked).toBeGreaterThan(0);
    expect({ of: 'held out', enough: held.precision >= precision && held.recall >= recall }).toEqual({
      of: 'held out',
      enough: true,
    });
    expect([...seen.missed, ...seen.wrong]).toEqual([]);
  });

  it('is what docs/privacy.md states, to the second place', () => {
    const said = readFileSync(join(root, 'docs/privacy.md'), 'utf8');
    const rows: Readonly<Record<FindingOfText, string>> = {
      name: 'name',
      'phone number': 'phone number',
      postcode: 'postcode',
      'date of birth': 'date of birth',
      'e-mail address': 'e-mail address',
      'personal number': 'NHS, pupil or national insurance number',
      'social media name': 'name on social media',
    };
    for (const kind of findingOfText.options) {
      const { marked, precision, recall } = scoreOf(kind, sentencesOf('held-out'), check);
      const line = said.split('\n').find((one) => new RegExp(`^\\| ${rows[kind]} +\\|`).test(one)) ?? '';
      expect([
        kind,
        ...line
          .split('|')
          .slice(2, 5)
          .map((cell) => cell.trim()),
      ]).toEqual([kind, String(marked), precision.toFixed(2), recall.toFixed(2)]);
    }
    const sentences = sentencesOf('development').length + sentencesOf('held-out').length;
    expect(said).toContain(`Measured on ${sentences} invented sentences`);
  });

  it('finds names of more languages as well as docs/privacy.md states, which is less well', () => {
    const { marked, precision, recall } = scoreOf('name', sentencesOf('second-set'), check);
    const said = readFileSync(join(root, 'docs/privacy.md'), 'utf8');
    expect(said).toContain(
      `second set: ${marked} names, precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}`,
    );
    expect(recall).toBeGreaterThanOrEqual(0.75);
    expect(precision).toBeGreaterThanOrEqual(0.95);
  });

  it('scores what it should: a miss and a wrong finding each count', () => {
    const sentences = [unmark('Met [name|Ada] near Ada Road')];
    const blind = scoreOf('name', sentences, () => []);
    expect(blind).toMatchObject({ recall: 0, precision: 1, missed: [expect.stringContaining('“Ada”')] });
    const wild = scoreOf('name', sentences, () => [{ kind: 'name', start: 13, end: 16 }]);
    expect(wild).toMatchObject({ recall: 0, precision: 0, wrong: [expect.stringContaining('“Ada”')] });
  });
});
