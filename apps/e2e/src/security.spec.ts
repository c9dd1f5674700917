import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { read, root } from './tree';

/** How many requirements of levels 1 and 2 each section of OWASP ASVS 5.0.0 has that has any; they are numbered from 1 without a gap but where said. */
const SECTIONS: Readonly<Record<string, number>> = {
  '1.1': 2,
  '1.2': 9,
  '1.3': 11,
  '1.4': 3,
  '1.5': 2,
  '2.1': 3,
  '2.2': 3,
  '2.3': 4,
  '2.4': 1,
  '3.2': 2,
  '3.3': 4,
  '3.4': 6,
  '3.5': 5,
  '3.7': 2,
  '4.1': 3,
  '4.2': 1,
  '4.3': 2,
  '4.4': 4,
  '5.1': 1,
  '5.2': 3,
  '5.3': 2,
  '5.4': 3,
  '6.1': 3,
  '6.2': 12,
  '6.3': 4,
  '6.4': 4,
  '6.5': 5,
  '6.6': 3,
  '6.8': 4,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 2,
  '7.6': 2,
  '8.1': 2,
  '8.2': 3,
  '8.3': 1,
  '8.4': 1,
  '9.1': 3,
  '9.2': 4,
  '10.1': 2,
  '10.2': 2,
  '10.3': 4,
  '10.4': 11,
  '10.5': 5,
  '10.6': 2,
  '10.7': 3,
  '11.1': 2,
  '11.2': 3,
  '11.3': 3,
  '11.4': 4,
  '11.5': 1,
  '11.6': 1,
  '12.1': 3,
  '12.2': 2,
  '12.3': 4,
  '13.1': 1,
  '13.2': 5,
  '13.3': 2,
  '13.4': 5,
  '14.1': 2,
  '14.2': 4,
  '14.3': 3,
  '15.1': 3,
  '15.2': 3,
  '15.3': 7,
  '16.1': 1,
  '16.2': 5,
  '16.3': 4,
  '16.4': 3,
  '16.5': 3,
  '17.1': 1,
  '17.2': 4,
  '17.3': 2,
};
const ANSWERS = ['met', 'met, untested', '**not met**', 'not applicable'];

const page = read('docs/security.md');
const rows = page
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, numbers]) => /^\d+\.\d+\.\d+(, \d+\.\d+\.\d+)*$/.test(numbers ?? ''))
  .map(([, numbers = '', answer = '', ...how]) => ({
    numbers: numbers.split(', '),
    answer,
    how: how.join('|'),
  }));

describe('docs/security.md', () => {
  it('answers every requirement of levels 1 and 2 once', () => {
    const wanted = Object.entries(SECTIONS).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, at) => `${section}.${at + 1}`),
    );
    expect(wanted).toHaveLength(253);
    expect(rows.flatMap(({ numbers }) => numbers).sort()).toEqual([...wanted].sort());
    expect([...page.matchAll(/^### V(\d+) /gm)].map(([, number]) => Number(number))).toEqual(
      Array.from({ length: 17 }, (_, at) => at + 1),
    );
  });

  it('answers in one of four words, each with how', () => {
    for (const { numbers, answer, how } of rows) {
      expect([numbers.join(), ANSWERS.includes(answer)]).toEqual([numbers.join(), true]);
      expect(how.length).toBeGreaterThan(8);
    }
  });

  it('names a test for whatever it calls met, and only tests that exist', () => {
    for (const { numbers, answer, how } of rows)
      if (answer === 'met')
        expect([numbers.join(), how]).toEqual([numbers.join(), expect.stringMatching(/\.(spec|e2e)\.tsx?`/)]);
    const named = [...page.matchAll(/`((?:apps|libs)\/[^`]+\.(?:spec|e2e)\.tsx?)`/g)].map(
      ([, name]) => name ?? '',
    );
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });

  it('counts itself right', () => {
    const of = (answer: string) =>
      rows.filter((row) => row.answer === answer).reduce((sum, { numbers }) => sum + numbers.length, 0);
    const [met, untested, not, none] = ANSWERS.map(of);
    expect(page).toContain(
      `Of 253 requirements ${met} are met and shown, ${untested} met and untested, ${not} not met, and ${none} do not apply.`,
    );
  });

  it('says how to report a weakness, and links only to pages that exist', () => {
    expect(page).toContain('## How to report a weakness');
    const links = [...page.matchAll(/\]\(([a-z-]+\.md)\)/g)].map(([, name]) => name ?? '');
    expect(links.filter((name) => !existsSync(join(root, 'docs', name)))).toEqual([]);
  });
});
