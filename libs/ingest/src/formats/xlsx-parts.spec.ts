import { dateOfSerial, styleOfFormat } from './xlsx-parts';

describe('days of a workbook', () => {
  // as spreadsheet programs show them; 1900 has a 29 February in their calendar, and in no other
  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [45383, false, '2024-04-01'],
    [45383.99, false, '2024-04-01'],
    [0, true, '1904-01-01'],
    [43921, true, '2024-04-01'],
    [-1, false, null],
    [3_000_000, false, null],
  ])('%p (from 1904: %p) is %p', (serial, from1904, date) => {
    expect(dateOfSerial(serial, from1904)).toBe(date);
  });
});

describe('number formats', () => {
  it.each([
    ['dd/mm/yyyy', 'date'],
    ['mmm-yy', 'date'],
    ['[$-809]d mmmm yyyy;@', 'date'],
    ['mmmm', 'date'],
    ['0', 'plain'],
    ['"day" 0', 'plain'],
    ['[Red]-#,##0.00', 'plain'],
    ['h:mm', 'plain'],
    ['0.0%', 'percent'],
  ])('%s is %s', (code, style) => {
    expect(styleOfFormat(code)).toBe(style);
  });
});
