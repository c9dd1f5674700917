import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { changeSentence, endOf, lineageOf, parseLineage } from './lineage';

const name = 'area-lineage.v1.yaml';
const text = readFileSync(resolve(__dirname, '../../../../data/reference', name), 'utf8');

const shipped = () => {
  const read = parseLineage(text, name);
  if (!read.ok) throw new Error(read.sentence);
  return read.lineage;
};

describe('changed area codes', () => {
  it.each([
    // codes that end and begin in the Department for Education's files of 2018 to 2025
    ['E10000002', ['E06000060'], '2020-04-01'],
    ['E10000009', ['E06000059'], '2019-04-01'],
    ['E06000028', ['E06000058'], '2019-04-01'],
    ['E06000029', ['E06000058'], '2019-04-01'],
    ['E10000021', ['E06000061', 'E06000062'], '2021-04-01'],
    ['E10000006', ['E06000063', 'E06000064'], '2023-04-01'],
    ['E10000023', ['E06000065'], '2023-04-01'],
    ['E10000027', ['E06000066'], '2023-04-01'],
  ])('%s is replaced by %s on %s', (code, after, date) => {
    const end = endOf(shipped(), code);
    expect(end?.to.map((area) => area.code)).toEqual(after);
    expect(end?.date).toBe(date);
    for (const one of after) expect(lineageOf(shipped(), one)).toEqual([end]);
  });

  it('says what replaced what, and that nothing is drawn across', () => {
    const [change] = lineageOf(shipped(), 'E06000063');
    expect(change && changeSentence(change)).toBe(
      'On 1 April 2023 Cumbria (E10000006) was replaced by Cumberland (E06000063) and Westmorland and Furness (E06000064). The county was abolished and two unitary authorities took its place. The boundary is not the same: figures before and after are about different areas, and no line is drawn across.',
    );
    expect(endOf(shipped(), 'E06000063')).toBeUndefined();
  });

  it.each([
    ['an unknown key', text.replace('version: 1', 'version: 1\nmood: fine'), /mood/],
    ['a code cut short', text.replace('E10000002', 'E1000002'), /changes\.2\.from\.0\.code/],
    ['a code that ends twice', text.replace('code: E10000027', 'code: E10000023'), /E10000023 ends twice/],
    ['another version', text.replace('version: 1', 'version: 2'), /name and content must agree/],
  ])('refuses %s', (_, changed, sentence) => {
    const read = parseLineage(changed, name);
    expect(read.ok ? '' : read.sentence).toMatch(sentence);
  });
});
