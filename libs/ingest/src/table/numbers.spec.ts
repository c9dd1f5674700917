import { readNumber } from './numbers';

describe(readNumber, () => {
  it.each([
    ['12 %', { is: 'percent', value: 0.12, shownAs: '12 %' }],
    ['5%', { is: 'percent', value: 0.05, shownAs: '5%' }],
    ['about 5 %', { is: 'unreadable', text: 'about 5 %' }],
    ['%', { is: 'unreadable', text: '%' }],
    ['5.', { is: 'number', value: 5 }],
    ['.5', { is: 'number', value: 0.5 }],
    ['1.5e3', { is: 'number', value: 1500 }],
    ['1.2.3', { is: 'unreadable', text: '1.2.3' }],
  ])('reads %j', (cell, reading) => {
    expect(readNumber(cell)).toEqual(reading);
  });

  it.each([
    ['spaces', `1${' '.repeat(200_000)}x`],
    ['figures', `${'1'.repeat(200_000)}x`],
    ['groups', `${'1,'.repeat(100_000)}x`],
  ])('gives up on a cell of two hundred thousand %s as soon as on another', (_, cell) => {
    // time of its own: what others do on the machine meanwhile does not count
    const before = process.cpuUsage();
    expect(readNumber(cell).is).toBe('unreadable');
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  });
});
