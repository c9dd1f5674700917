import { holdsPrivateName, publicPage, publicWords } from './place-names';

const places = [
  { pseudonym: 'The waterside', privateName: 'Canal Yard' },
  { pseudonym: 'The steps', privateName: 'Canal Yard Steps' },
  { pseudonym: 'Hill School', privateName: '' },
  { pseudonym: 'North Park', privateName: 'north park' },
];

describe(publicWords, () => {
  it('takes private names out, the longer one first, whatever their case and spaces', () => {
    expect(publicWords('Lights at CANAL  yard steps and Canal Yard.', places)).toBe(
      'Lights at The steps and The waterside.',
    );
  });

  it('takes whole words only, and leaves a name alone that is public', () => {
    expect(publicWords('Canal Yardley and North Park', places)).toBe('Canal Yardley and North Park');
    expect(holdsPrivateName('Canal Yardley', places)).toBe(false);
    expect(holdsPrivateName('in canal yard', places)).toBe(true);
  });

  it('reads a name as it stands, with its signs', () => {
    expect(publicWords('by St. A+B (old)', [{ pseudonym: 'X', privateName: 'St. A+B (old)' }])).toBe('by X');
  });
});

describe(publicPage, () => {
  it('changes words and leaves codes, keys and figures', () => {
    const page = {
      responses: [{ id: 1, title: 'Mural at Canal Yard' }],
      rows: [{ key: 'Canal Yard', cells: [{ value: 0.5, source: 'Survey, Canal Yard', round: 'one' }] }],
      cannotTell: ['Canal Yard is one place.'],
    };
    expect(publicPage(page, places)).toEqual({
      responses: [{ id: 1, title: 'Mural at The waterside' }],
      rows: [{ key: 'Canal Yard', cells: [{ value: 0.5, source: 'Survey, The waterside', round: 'one' }] }],
      cannotTell: ['The waterside is one place.'],
    });
  });
});
