import type { YearKind } from '@waymark/contract';
import { bucketOf, findPeriod, readDay, readPeriod } from './period-text';

const found = (text: string, years: YearKind = 'calendar') => {
  const read = findPeriod(text, years, 'day first');
  return read && `${read.start} to ${read.end}`;
};

describe('a period in a text', () => {
  it.each([
    ['Period: Q1 2023/24 (Apr–Jun)', '2023-04-01 to 2023-06-30'],
    ['Q4 2023/24', '2024-01-01 to 2024-03-31'],
    ['Quarter 3, 2022-23', '2022-10-01 to 2022-12-31'],
    ['2023/24 Q2', '2023-07-01 to 2023-09-30'],
    ['Q1 2023 (Jan-Mar)', '2023-01-01 to 2023-03-31'],
    ['Q4 2023/24 (Jan to Mar)', '2024-01-01 to 2024-03-31'],
    ['Q2 2023', '2023-04-01 to 2023-06-30'],
    ['1 April 2023 to 30 June 2023', '2023-04-01 to 2023-06-30'],
    ['01/04/2023 - 30/06/2023', '2023-04-01 to 2023-06-30'],
    ['Apr–Jun 2023', '2023-04-01 to 2023-06-30'],
    ['Nov 2023 to Feb 2024', '2023-11-01 to 2024-02-29'],
    ['November to February 2024', '2023-11-01 to 2024-02-29'],
    ['Autumn term 2023', '2023-09-01 to 2023-12-31'],
    ['Spring 2023/24', '2024-01-01 to 2024-03-31'],
    ['Apr-23', '2023-04-01 to 2023-04-30'],
    ['April 2023', '2023-04-01 to 2023-04-30'],
    ['2023-04', '2023-04-01 to 2023-04-30'],
    ['2023/24', '2023-04-01 to 2024-03-31'],
    ['FY23/24', '2023-04-01 to 2024-03-31'],
    ['Year ending March 2024', '2023-04-01 to 2024-03-31'],
    ['year to 31 August 2024', '2023-09-01 to 2024-08-31'],
    ['H1 2024', '2024-01-01 to 2024-06-30'],
    ['2023', '2023-01-01 to 2023-12-31'],
    ['3 March 2024', '2024-03-03 to 2024-03-03'],
  ])('%s', (text, expected) => expect(found(text)).toBe(expected));

  it.each([
    'Feel safe (0-4)',
    'Aged 10-14',
    'Age 10/11',
    'Site',
    'Room 12',
    'How many of 20?',
    'Q1 How safe?',
    '13/14 year olds at 2',
  ])('%s holds none, or none it could be taken for alone', (text) =>
    expect(readPeriod(text, 'calendar', 'day first')).toBeNull(),
  );

  it('leaves the rest of a heading', () => {
    expect(findPeriod('Q1 2023/24 / Girls', 'financial', 'day first')?.rest).toBe('Girls');
    expect(findPeriod('Young people seen (Apr 2023)', 'financial', 'day first')?.rest).toBe(
      'Young people seen',
    );
  });

  it('says where the kind of year decides', () => {
    expect(findPeriod('Q1 2023', 'calendar', 'day first')).toMatchObject({
      start: '2023-01-01',
      ambiguous: true,
    });
    expect(findPeriod('Q1 2023', 'financial', 'day first')).toMatchObject({
      start: '2023-04-01',
      ambiguous: true,
    });
    expect(findPeriod('2023/24', 'school', 'day first')).toMatchObject({
      start: '2023-09-01',
      end: '2024-08-31',
    });
    expect(findPeriod('Q1 2023/24', 'calendar', 'day first')?.ambiguous).toBe(false);
  });
});

describe('a day', () => {
  it.each([
    ['13/01/2024 15:41:07', 'day first', '2024-01-13'],
    ['2/3/2024 9:01:00', 'day first', '2024-03-02'],
    ['2/3/2024 9:01:00', 'month first', '2024-02-03'],
    ['3/7/23', 'day first', '2023-07-03'],
    ['2024-06-11T00:30:00.000+01:00', 'year first', '2024-06-11'],
    ['13/01/2024, 15:41', 'day first', '2024-01-13'],
    ['Monday 3 June 2024', 'day first', '2024-06-03'],
  ] as const)('%s, %s', (text, order, day) => expect(readDay(text, order)).toBe(day));

  it('is none where it is a month or a number', () => {
    expect(readDay('2024-06', 'day first')).toBeNull();
    expect(readDay('45000', 'day first')).toBeNull();
    expect(readDay('31/02/2024', 'day first')).toBeNull();
  });

  it('lies in one bucket', () => {
    expect(bucketOf('2024-02-29', 'quarter', 'financial')).toEqual({
      start: '2024-01-01',
      end: '2024-03-31',
    });
    expect(bucketOf('2024-02-29', 'year', 'financial')).toEqual({ start: '2023-04-01', end: '2024-03-31' });
    expect(bucketOf('2024-02-29', 'year', 'school')).toEqual({ start: '2023-09-01', end: '2024-08-31' });
    expect(bucketOf('2024-02-29', 'half-year', 'calendar')).toEqual({
      start: '2024-01-01',
      end: '2024-06-30',
    });
  });
});
