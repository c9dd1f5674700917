import { periodChoices } from './periods';

const choice = (today: string, what: string) => {
  const found = periodChoices(today).find((c) => c.label.startsWith(what));
  return found && [found.start, found.end];
};

describe(periodChoices, () => {
  it.each([
    ['2026-09-15', 'This month', '2026-09-01', '2026-09-30'],
    ['2026-01-10', 'Last month', '2025-12-01', '2025-12-31'],
    ['2024-03-05', 'Last month', '2024-02-01', '2024-02-29'],
    ['2026-02-10', 'Last quarter', '2025-10-01', '2025-12-31'],
    ['2026-09-15', 'Last quarter', '2026-04-01', '2026-06-30'],
    ['2026-09-15', 'This half-year', '2026-04-01', '2026-09-30'],
    ['2026-09-15', 'Last half-year', '2025-10-01', '2026-03-31'],
    ['2026-02-10', 'This half-year', '2025-10-01', '2026-03-31'],
    ['2026-02-10', 'Last half-year', '2025-04-01', '2025-09-30'],
    ['2026-11-22', 'Last half-year', '2026-04-01', '2026-09-30'],
    ['2026-09-15', 'Last year to 31 March', '2025-04-01', '2026-03-31'],
    ['2026-03-31', 'Last year to 31 March', '2024-04-01', '2025-03-31'],
    ['2026-09-15', 'Last calendar year', '2025-01-01', '2025-12-31'],
  ])('on %s, %s runs from %s to %s', (today, what, start, end) => {
    expect(choice(today, what)).toEqual([start, end]);
  });

  it('names each period with its months, so that nobody has to count', () => {
    expect(periodChoices('2026-09-15').map((c) => c.label)).toContain(
      'Last half-year: October 2025 to March 2026',
    );
  });
});
