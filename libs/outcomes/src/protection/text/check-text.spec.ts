import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkText } from './check-text';
import { parseNames } from './knowledge';

// the same cases on every machine: whoever looks for more changes the seed
fc.configureGlobal({ seed: 20_260_915 });

const file = 'given-names.v1.yaml';
const lists = parseNames(readFileSync(join(__dirname, '../../../../../data/protection', file), 'utf8'), file);
const check = (text: string, known: readonly string[] = []) => {
  if (!lists.ok) throw new Error(lists.faults.join('\n'));
  return checkText(text, { ...lists.value, known, today: '2026-09-15' });
};
const words = (text: string, known?: readonly string[]) => check(text, known).map((one) => one.words);

describe(checkText, () => {
  it('gives spans that are the words, in order, and never two over one stretch', () => {
    const text = 'Jayden Okafor, 15, ring 07700 900123 or a@b.org, E8 9ZZ';
    const found = check(text);
    expect(found.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['name', 'Jayden Okafor'],
      ['phone number', '07700 900123'],
      ['e-mail address', 'a@b.org'],
      ['postcode', 'E8 9ZZ'],
    ]);
    expect(found.every(({ advice }) => advice.endsWith('.'))).toBe(true);
  });

  it('leaves alone what is known here: places, organisations and staff', () => {
    expect(words('Jayden Gardens was calm; Aisha led the walk.')).toEqual(['Aisha']);
    expect(words('Aisha led the walk past Leon Yard.', ['Aisha', 'Leon Yard'])).toEqual([]);
    // a known name is not a licence for those it is part of
    expect(words('Aishath was there', ['Aisha'])).toEqual(words('Aishath was there'));
  });

  it('gives one key to the same words however they are written, and another to others', () => {
    const [one] = check('Met Zoë there.');
    const [two] = check('Yesterday Zoe came by.');
    const [three] = check('Met Aisha there.');
    expect(one?.key).toBe(two?.key);
    expect(one?.key).not.toBe(three?.key);
    expect(one?.key).not.toContain('zo');
  });

  it('tells a birthday from the day of something observed', () => {
    expect(words('Baseline on 12/03/2019.')).toEqual([]);
    expect(words('dob 12/03/2019')).toEqual(['12/03/2019']);
    expect(words('12/03/2010')).toEqual(['12/03/2010']);
    expect(words('on 31/02/2010')).toEqual([]);
  });

  it('stands any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        let last = 0;
        for (const { start, end, words: found } of check(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(found);
          last = end;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('reads the longest text that a field takes in a blink', () => {
    const text = 'Spoke to Jayden and his cousin about 07700 900123. '.repeat(60);
    // time of its own: what others do on the machine meanwhile does not count
    const before = process.cpuUsage();
    check(text);
    expect(process.cpuUsage(before).user).toBeLessThan(1_500_000);
  });

  it.each(['A', 'Ab ', 'Jan ', 'in Ab ', 'a.', 'Jayden ', '01/02/2010 ', '\n', 'insta ', 'x'])(
    'takes ten times as long for ten times %j, as a cell of a hostile file may hold, and not a hundred times',
    (piece) => {
      const before = process.cpuUsage();
      check(piece.repeat(100_000 / piece.length));
      expect(process.cpuUsage(before).user).toBeLessThan(6_000_000);
    },
  );
});
