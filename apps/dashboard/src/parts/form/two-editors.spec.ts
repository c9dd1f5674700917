import { basedOn, differences, together } from './two-editors';

interface Goal {
  readonly statement: string;
  readonly hope: string;
  readonly sign: string;
  readonly measures: readonly string[];
}
const began: Goal = { statement: 'Lit', hope: 'Home', sign: 'Seen', measures: ['LOC-02'] };
const mine = { ...basedOn(3, began), statement: 'Lit and kept', sign: 'Walked' };
const theirs: Goal = {
  statement: 'Lit at night',
  hope: 'The short way home',
  sign: 'Seen',
  measures: ['LOC-02'],
};

describe('two people in one record', () => {
  it('tells what only they changed from what both changed, and leaves out what is the same', () => {
    expect(differences(mine, theirs)).toEqual([
      { field: 'statement', by: 'both' },
      { field: 'hope', by: 'theirs' },
    ]);
    expect(differences(mine, { ...theirs, statement: 'Lit and kept' })).toEqual([
      { field: 'hope', by: 'theirs' },
    ]);
  });

  it('keeps what was typed, takes what only they wrote, and goes on from the newer version', () => {
    expect(together(mine, theirs, 4, [])).toEqual({
      statement: 'Lit and kept',
      hope: 'The short way home',
      sign: 'Walked',
      measures: ['LOC-02'],
      basis: { version: 4, began: theirs },
    });
  });

  it('takes theirs of a field both wrote in, where the reader chose so', () => {
    expect(together(mine, theirs, 4, ['statement']).statement).toBe('Lit at night');
  });
});
