import { addDays, addMonths, compareDates, daysIn, isDate, monthsBetween } from './date';

describe('calendar dates', () => {
  it.each(['2016-02-29', '2026-12-31', '1999-01-01', '2016-03-27'])('takes %s', (text) => {
    expect(isDate(text)).toBe(true);
  });

  it.each([
    '2019-02-29',
    '2016-13-01',
    '2016-00-10',
    '2016-4-1',
    '01/04/2016',
    '2016-04-31',
    '',
    '2016-04-01T00:00',
  ])('refuses "%s"', (text) => {
    expect(isDate(text)).toBe(false);
  });

  it('steps over the nights on which clocks change without gaining or losing a day', () => {
    expect(addDays('2016-03-26', 1)).toBe('2016-03-27');
    expect(addDays('2016-03-27', 1)).toBe('2016-03-28');
    expect(addDays('2016-10-30', 1)).toBe('2016-10-31');
    expect(addDays('2016-03-01', -1)).toBe('2016-02-29');
    expect(addMonths('2016-01-31', 1)).toBe('2016-02-29');
    expect(addMonths('2017-04-01', -12)).toBe('2016-04-01');
  });

  it('counts days inclusively', () => {
    expect(daysIn({ start: '2016-04-01', end: '2016-04-01' })).toBe(1);
    expect(daysIn({ start: '2015-04-01', end: '2016-03-31' })).toBe(366);
    expect(daysIn({ start: '2016-04-02', end: '2016-04-01' })).toBe(0);
  });

  it('orders dates and counts whole months', () => {
    expect(compareDates('2016-04-01', '2016-04-02')).toBeLessThan(0);
    expect(compareDates('2016-04-02', '2016-04-02')).toBe(0);
    expect(monthsBetween('2016-04-01', '2017-03-31')).toBe(11);
    expect(monthsBetween('2016-04-01', '2017-04-01')).toBe(12);
    expect(monthsBetween('2017-04-01', '2016-04-01')).toBe(-12);
  });

  it('says so when handed something that is no date', () => {
    expect(() => addDays('31 March', 1)).toThrow('not a calendar date');
  });
});
