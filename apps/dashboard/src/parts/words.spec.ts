import { datesInWords } from './words';

describe('a sentence of the server', () => {
  it('has its days in words', () => {
    expect(datesInWords('Agreement ISA-1, until 2027-03-31.')).toBe('Agreement ISA-1, until 31 March 2027.');
    expect(datesInWords('from 2022-04-01 to 2023-03-31')).toBe('from 1 April 2022 to 31 March 2023');
  });

  it.each([
    '2026-02-30 is no day',
    'returns-2026-01-31.csv',
    'at 2026-01-31T08:00',
    '12026-01-31',
    '2026-01-31.csv',
  ])('leaves “%s” as it is', (words) => expect(datesInWords(words)).toBe(words));
});
