import { neutralised, placed, fault } from './problems';

describe('text in a download', () => {
  it.each(['=1+1', '+1', '-1+cmd', '@sum', ' =1', '\u200b=1', '\t=1', '\u00a0+2'])(
    'never runs: %j',
    (text) => {
      expect(neutralised(text)).toBe(`'${text}`);
    },
  );
  it.each(['the park', "young people's survey", 'a=b', '5'])('stays as it is: %s', (text) => {
    expect(neutralised(text)).toBe(text);
  });
});

it('cuts a very long value, so that a list of problems stays a list', () => {
  const problem = placed(fault('x', 'c', 'y'.repeat(500), 'e', 'f'), 'file.csv', null, 3);
  expect(problem.value?.length).toBe(121);
});
