/** A tally on site: taps while a clock runs, kept with every tap so that a flat battery loses at most the next one. */
export interface Tap {
  readonly what: Counter;
  readonly at: number;
}
export type Counter = 'present' | 'contacts';

export interface Running {
  /** Milliseconds since 1970, by this device's clock: a reload finds the clock where it was. */
  readonly startedAt: number;
  readonly minutes: number;
  readonly taps: readonly Tap[];
}

export interface Timed {
  readonly day: string;
  readonly present: number;
  readonly contacts: number;
}

export interface TallyValues {
  readonly withContacts: boolean;
  readonly running: Running | null;
  readonly done: readonly Timed[];
}

export const EMPTY_TALLY: TallyValues = { withContacts: false, running: null, done: [] };

/** The framework counts per half hour. */
export const FULL_MINUTES = 30;
/** An observation may end this much early and still be set beside full ones. Who is there does not grow evenly, so none is scaled up. */
export const LEAST_MINUTES = 25;
const MINUTE = 60_000;

export function leftOf(running: Running, now: number): number {
  return Math.max(0, running.startedAt + running.minutes * MINUTE - now);
}

export function clockWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export const countOf = (running: Running, what: Counter): number =>
  running.taps.filter((tap) => tap.what === what).length;

/** Counts one, while the clock runs. */
export function tap(values: TallyValues, what: Counter, now: number): TallyValues {
  const { running } = values;
  if (!running || leftOf(running, now) === 0) return values;
  return { ...values, running: { ...running, taps: [...running.taps, { what, at: now }] } };
}

/** Takes the last tap back, whichever it was, and however long ago. */
export function undo(values: TallyValues): TallyValues {
  const { running } = values;
  return running ? { ...values, running: { ...running, taps: running.taps.slice(0, -1) } } : values;
}

/** True once the running observation is long enough to be set beside others. */
export const longEnough = (running: Running, now: number): boolean =>
  now - running.startedAt >= LEAST_MINUTES * MINUTE;

/** Ends the running observation and keeps it, if it was long enough to be compared. */
export function finish(values: TallyValues, day: string, now: number): TallyValues {
  const { running } = values;
  if (!running || !longEnough(running, now)) return values;
  return add(
    { ...values, running: null },
    {
      day,
      present: countOf(running, 'present'),
      contacts: countOf(running, 'contacts'),
    },
  );
}

export const add = (values: TallyValues, timed: Timed): TallyValues => ({
  ...values,
  done: [...values.done, timed],
});

export interface Summary {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation; null of a single observation, which has no spread. */
  readonly sd: number | null;
}

/** n, mean and sample standard deviation: the form in which the framework takes several timed observations. */
export function summaryOf(done: readonly Timed[], what: Counter): Summary | null {
  if (done.length === 0) return null;
  const each = done.map((timed) => timed[what]);
  const mean = each.reduce((sum, x) => sum + x, 0) / each.length;
  const squares = each.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const sd = each.length < 2 ? null : rounded(Math.sqrt(squares / (each.length - 1)));
  return { n: each.length, mean: rounded(mean), sd };
}

/** Four decimals: more than anybody counts by, and no tail of binary fractions in the records. */
const rounded = (x: number): number => Math.round(x * 10_000) / 10_000;
