import { anIndicator } from '../testing/an-indicator';
import { codeOfItem, scoreAnswers } from './score-answers';

const given = (answers: Record<string, string>) => new Map(Object.entries(answers));
const agree = (count: number, reversed: readonly number[] = []) =>
  Array.from({ length: count }, (_, at) => ({
    text: `Question ${at + 1}`,
    answers: 'agree_1_5' as const,
    reversed: reversed.includes(at + 1),
  }));
const scale = anIndicator({
  code: 'IND-01',
  aggregation: 'moments',
  measure_type: 'likert_scale',
  unit: 'score 0-100',
  range: [0, 100],
  item_wording: 'own',
  items: agree(5, [2]),
});
const share = (answers: 'safe_1_4' | 'yes_no_not_sure' | 'agree_1_5', count = 1) =>
  anIndicator({
    code: 'LOC-01',
    item_wording: 'own',
    items: Array.from({ length: count }, () => ({ text: 'A question', answers, reversed: false })),
  });

describe('a scale of several questions', () => {
  it('is the mean moved to 0..100, with reversed questions turned round', () => {
    // 5, 6-1=5, 4, 4, 2: mean 4, so (4 - 1) / 4 of 100
    const answers = given({
      'IND-01.1': '5',
      'IND-01.2': '1',
      'IND-01.3': 'Agree',
      'IND-01.4': '4',
      'IND-01.5': '2',
    });
    expect(scoreAnswers(scale, answers)).toEqual({ is: 'score', value: 75 });
  });

  it('needs 60 in 100 of its questions answered: three of five', () => {
    const three = given({ 'IND-01.1': '5', 'IND-01.3': '5', 'IND-01.4': '5' });
    expect(scoreAnswers(scale, three)).toEqual({ is: 'score', value: 100 });
    expect(scoreAnswers(scale, given({ 'IND-01.1': '5', 'IND-01.3': '5' }))).toEqual({ is: 'unanswered' });
  });

  it('may come as a score made elsewhere, within its range', () => {
    expect(scoreAnswers(scale, given({ 'IND-01': '62.5' }))).toEqual({ is: 'score', value: 62.5 });
    expect(scoreAnswers(scale, given({ 'IND-01': '101' }))).toMatchObject({ is: 'fault' });
    expect(scoreAnswers(scale, given({ 'IND-01': 'fine' }))).toMatchObject({ is: 'fault' });
  });
});

describe('a score made elsewhere', () => {
  it('stands for the whole indicator, whatever questions it has', () => {
    expect(scoreAnswers(share('safe_1_4'), given({ 'LOC-01.0': '0' }))).toEqual({ is: 'score', value: 0 });
    expect(scoreAnswers(share('safe_1_4'), given({ 'LOC-01.0': '3' }))).toMatchObject({ is: 'fault' });
    expect(scoreAnswers(scale, given({ 'IND-01.0': '40' }))).toEqual({ is: 'score', value: 40 });
  });
});

describe('a share', () => {
  it.each([
    ['safe_1_4', 'Very safe', 1],
    ['safe_1_4', '2', 1],
    ['safe_1_4', '3', 0],
    ['yes_no_not_sure', 'yes', 1],
    ['yes_no_not_sure', 'Not sure', 0],
    ['agree_1_5', '4', 1],
    ['agree_1_5', '3', 0],
  ] as const)('of %s counts %s as %i', (answers, answer, value) => {
    expect(scoreAnswers(share(answers), given({ 'LOC-01': answer }))).toEqual({ is: 'score', value });
    expect(scoreAnswers(share(answers), given({ 'LOC-01.1': answer }))).toEqual({ is: 'score', value });
  });

  it('of two questions counts whoever says both, and nobody who left one out', () => {
    const both = share('agree_1_5', 2);
    expect(scoreAnswers(both, given({ 'LOC-01.1': '5', 'LOC-01.2': '4' }))).toEqual({
      is: 'score',
      value: 1,
    });
    expect(scoreAnswers(both, given({ 'LOC-01.1': '5', 'LOC-01.2': '2' }))).toEqual({
      is: 'score',
      value: 0,
    });
    expect(scoreAnswers(both, given({ 'LOC-01.1': '5' }))).toEqual({ is: 'unanswered' });
  });

  it('refuses what is no answer, with the answers there are', () => {
    const refused = scoreAnswers(share('safe_1_4'), given({ 'LOC-01': '5' }));
    expect(refused).toMatchObject({ is: 'fault', item: 'LOC-01.1' });
    expect(refused.is === 'fault' && refused.sentence).toContain('1 (very safe)');
  });
});

it('knows which indicator an item belongs to', () => {
  expect([codeOfItem('IND-01.3'), codeOfItem('LOC-01')]).toEqual(['IND-01', 'LOC-01']);
});
