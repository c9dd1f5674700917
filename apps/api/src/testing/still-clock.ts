/** Only the clock stands still: what waits goes on. */
const REAL = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** For what depends on how much time goes by between two requests: none does, until `jest.useRealTimers()`. */
export function stopClock(now = Date.now()): void {
  jest.useFakeTimers({ now, doNotFake: [...REAL] });
}
