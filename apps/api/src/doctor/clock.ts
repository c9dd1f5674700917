import { type Finding, good, trouble } from './finding';

const ALLOWED_MS = 5 * 60_000;

/**
 * A clock that is wrong dates entries wrongly and ends sessions too early or never. There is no other clock to ask, but nothing
 * that Waymark wrote can lie in the future, and the program cannot be younger than the day it runs on.
 *
 * `written`: instants in milliseconds, with what was written then.
 */
export function lookAtClock(
  now: number,
  written: readonly { readonly what: string; readonly at: number }[],
): Finding[] {
  const ahead = written.filter(({ at }) => at > now + ALLOWED_MS).sort((a, b) => b.at - a.at)[0];
  if (!ahead) return [good('Clock', `${new Date(now).toISOString()}; nothing lies in the future of it.`)];
  return [
    trouble(
      'Clock',
      `This computer says it is ${new Date(now).toISOString()}, but ${ahead.what} is of ${new Date(ahead.at).toISOString()}: the clock ran backwards, or was ahead then.`,
      'Set the clock and let it be kept (on Linux: timedatectl set-ntp true). Entries keep the time they were given; note the days between in your own records.',
    ),
  ];
}
