import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTable } from '../read';
import { readGrid } from './grid';
import { proposeForFile } from './propose-file';
import { matchContext } from './propose-places';

const folder = mkdtempSync(join(tmpdir(), 'waymark-options-'));
afterAll(() => rmSync(folder, { recursive: true }));

const indicator = {
  code: 'LOC-02',
  title: 'Feels safe here once it is dark',
  measures: 'Share who feel safe or very safe here after dark',
  items: [],
  aggregation: 'counts',
  range: null,
  setting: 'any',
  role: 'headline',
  unit: 'percent',
} as unknown as Parameters<typeof proposeForFile>[1]['indicators'][number];

async function proposed(...lines: string[]) {
  const path = join(folder, 'answers.csv');
  writeFileSync(path, lines.join('\n'));
  const opened = await openTable(path, 'answers.csv');
  if (!opened.ok) throw new Error('The table cannot be read.');
  const { choices } = proposeForFile(await readGrid(opened.table), {
    contexts: [],
    indicators: [indicator],
    saved: [],
  });
  return (letter: string) => choices.find(({ what }) => what.startsWith(`Column ${letter},`));
}

describe('counts of each answer', () => {
  it('are a share where the answers stand side by side, and it is said which count', async () => {
    const choice = await proposed(
      'Feels safe here once it is dark April 2024,,,',
      'Place,Agree,Neither,Disagree',
      'Park,12,10,8',
      'Square,9,4,3',
    );
    expect(choice('B')).toMatchObject({ chose: 'an answer that counts towards LOC-02' });
    expect(choice('B')?.because).toContain('The share is “Agree” out of all answers.');
    expect(choice('D')).toMatchObject({ chose: 'another answer, in the base of LOC-02' });
  });

  it('are asked about where nothing says what was asked', async () => {
    const choice = await proposed(
      'Place,Month,Agree,Neither,Disagree',
      'Park,Apr-24,12,10,8',
      'Square,Apr-24,9,4,3',
    );
    expect(choice('C')).toMatchObject({ chose: 'not used', sure: 'ask' });
    expect(choice('C')?.because).toContain(
      'Nothing says what was asked: choose an indicator for each answer',
    );
  });

  it('cannot be read where the answers stand below each other, and it is said what to do', async () => {
    const choice = await proposed(
      'Feels safe here once it is dark April 2024,',
      'Answer,How many',
      'Agree strongly,12',
      'Agree,20',
      'Neither agree nor disagree,10',
      'Disagree,8',
    );
    expect(choice('A')).toMatchObject({ chose: 'not used', sure: 'ask' });
    expect(choice('A')?.because).toContain('choose “Paste special” and “Transpose”');
    expect(choice('B')).toMatchObject({ chose: 'not used', sure: 'ask' });
  });

  it('are no scale where only one end of it is there', async () => {
    const choice = await proposed('Place,Month,Agree,Neither', 'Park,Apr-24,12,10', 'Square,Apr-24,9,4');
    expect(choice('C')?.because).not.toContain('how many gave this answer');
  });
});

describe('what a proposal says', () => {
  it('names the words that a heading shares as they stand in it', async () => {
    const choice = await proposed(
      'Place,Month,Feeling safe once it is dark %',
      'Park,Apr-24,40%',
      'Square,Apr-24,45%',
    );
    expect(choice('C')?.because).toContain('“feeling”, “safe”, “once”, “dark”');
  });
});

describe('counts of a group', () => {
  it('are asked about where only everyone has a base', async () => {
    const choice = await proposed(
      'Place,Month,Feels safe here once it is dark / Girls,Feels safe here once it is dark / Boys,Young people asked',
      'Park,Apr-24,12,14,40',
      'Square,Apr-24,9,11,30',
    );
    expect(choice('C')).toMatchObject({ sure: 'ask' });
    expect(choice('C')?.because).toContain(
      'It counts “gender girls”, and no column is the base of just them',
    );
  });
});

describe('names of places', () => {
  const world = (...names: string[]) =>
    ({
      contexts: names.map((name, at) => ({ code: `P-${at}`, names: [name], setting: 'any' })),
    }) as unknown as Parameters<typeof matchContext>[2];

  it('are known without what stands in brackets behind them, where no other is called so', () => {
    expect(matchContext('Quill park', 2, world('Quill Park (north end)', 'Larch Park'))).toMatchObject({
      code: 'P-0',
      match: 'near',
    });
    expect(
      matchContext('Quill Park', 2, world('Quill Park (north end)', 'Quill Park (south end)')),
    ).toMatchObject({ code: null, match: 'none' });
  });
});
