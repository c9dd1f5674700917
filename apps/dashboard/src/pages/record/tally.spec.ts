import {
  add,
  clockWords,
  countOf,
  EMPTY_TALLY,
  finish,
  leftOf,
  longEnough,
  summaryOf,
  tap,
  type TallyValues,
  undo,
} from './tally';

const MINUTE = 60_000;
const START = Date.UTC(2026, 8, 15, 16);
const started: TallyValues = { ...EMPTY_TALLY, running: { startedAt: START, minutes: 30, taps: [] } };
const runningOf = ({ running }: TallyValues) => {
  if (!running) throw new Error('no observation is running');
  return running;
};
const at = (minutes: number) => START + minutes * MINUTE;

describe('a tally', () => {
  it('counts each thing apart and takes back the last tap, whichever it was', () => {
    let values = tap(tap(tap(started, 'present', at(1)), 'present', at(2)), 'contacts', at(3));
    expect([countOf(runningOf(values), 'present'), countOf(runningOf(values), 'contacts')]).toEqual([2, 1]);
    values = undo(undo(values));
    expect([countOf(runningOf(values), 'present'), countOf(runningOf(values), 'contacts')]).toEqual([1, 0]);
    expect(runningOf(undo(undo(undo(values)))).taps).toEqual([]);
  });

  it('counts nothing once the clock has run out', () => {
    expect(runningOf(tap(started, 'present', at(30))).taps).toEqual([]);
    expect(leftOf(runningOf(started), at(31))).toBe(0);
  });

  it('keeps a full observation and never one that would look emptier for being short', () => {
    const running = tap(started, 'present', at(1));
    expect(longEnough(runningOf(running), at(24.9))).toBe(false);
    expect(finish(running, '2026-09-15', at(24.9))).toBe(running);
    expect(finish(running, '2026-09-15', at(25))).toEqual({
      ...EMPTY_TALLY,
      done: [{ day: '2026-09-15', present: 1, contacts: 0 }],
    });
  });

  it('sums several observations to n, mean and sample standard deviation', () => {
    // by hand: 2, 4, 9 have mean 5; squares about it 9 + 1 + 16 = 26; 26 / 2 = 13; root 3.6056
    const values = [2, 4, 9].reduce(
      (before, present) => add(before, { day: '2026-09-15', present, contacts: 1 }),
      EMPTY_TALLY,
    );
    expect(summaryOf(values.done, 'present')).toEqual({ n: 3, mean: 5, sd: 3.6056 });
    expect(summaryOf(values.done, 'contacts')).toEqual({ n: 3, mean: 1, sd: 0 });
  });

  it('gives a single observation no spread, and none at all no figure', () => {
    expect(summaryOf([{ day: '2026-09-15', present: 7, contacts: 0 }], 'present')).toEqual({
      n: 1,
      mean: 7,
      sd: null,
    });
    expect(summaryOf([], 'present')).toBeNull();
  });

  it.each([
    [30 * MINUTE, '30:00'],
    [61_000, '1:01'],
    [400, '0:01'],
    [0, '0:00'],
  ])('writes %d milliseconds as %s', (left, words) => {
    expect(clockWords(left)).toBe(words);
  });
});
