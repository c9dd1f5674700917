const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The instant at which a day begins in the United Kingdom, `2026-07-01` -> `2026-06-30T23:00:00.000Z`. */
export function startOfDay(day: string): string {
  const [year, month, date] = day.split('-');
  for (const hours of [0, -1]) {
    const at = new Date(Date.parse(`${day}T00:00:00Z`) + hours * 3_600_000);
    if (CLOCK.format(at) === `${date}/${month}/${year}, 00`) return at.toISOString();
  }
  return `${day}T00:00:00.000Z`;
}

/** The instant at which the next day begins. */
export function endOfDay(day: string): string {
  return startOfDay(new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10));
}
