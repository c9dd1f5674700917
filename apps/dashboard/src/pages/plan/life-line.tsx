import type { LifeEvent } from '@waymark/contract';
import '../../parts/life-marks.css';
import { inLanes } from '../../parts/life-lanes';
import { dayWords } from '../../parts/words';
import { LIFE_WORDS } from './plan-words';

/** Marks nearer than this share of the line stand below each other. */
const NEAR = 2.6;
const DAY = 86_400_000;
const daysOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** Where each event stands on the line, in percent, and in which lane, so that no mark covers another. */
export function placedOn(
  dates: readonly string[],
  today: string,
): { readonly at: number; readonly lane: number }[] {
  const [first, last] = [daysOf(dates[0] ?? today), Math.max(daysOf(today), ...dates.map(daysOf))];
  const span = Math.max(1, last - first);
  return inLanes(
    dates.map((date) => ((daysOf(date) - first) / span) * 100),
    NEAR,
  );
}

/** Years under the line; every one where there is room, else every second or fifth. */
function yearsOf(from: string, to: string): { readonly year: number; readonly at: number }[] {
  const [first, last] = [Number(from.slice(0, 4)) + 1, Number(to.slice(0, 4))];
  const step = last - first > 24 ? 5 : last - first > 11 ? 2 : 1;
  const span = Math.max(1, daysOf(to) - daysOf(from));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
    .filter((year) => year % step === 0)
    .map((year) => ({ year, at: ((daysOf(`${year}-01-01`) - daysOf(from)) / span) * 100 }));
}

/** The life of a context on one line of time, and the same in words. On a phone the words alone. */
export function LifeLine({ life, today }: { readonly life: readonly LifeEvent[]; readonly today: string }) {
  const placed = placedOn(
    life.map(({ date }) => date),
    today,
  );
  const lanes = Math.max(1, ...placed.map(({ lane }) => lane + 1));
  const from = life[0]?.date ?? today;
  const to = [today, life.at(-1)?.date ?? today].sort().at(-1) ?? today;
  // a line that ended stops there and does not run on to today
  const ended = placed[life.findIndex(({ kind }) => kind === 'closed')]?.at ?? null;
  return (
    <>
      <div className="wm-lifeline" aria-hidden="true" style={{ height: `${lanes * 26 + 30}px` }}>
        <div className="wm-lifeline-years">
          {yearsOf(from, to).map(({ year, at }) => (
            <span key={year} style={{ left: `${at}%` }}>
              {year}
            </span>
          ))}
        </div>
        <div className="wm-lifeline-bar" style={ended === null ? {} : { right: `${100 - ended}%` }} />
        {life.map((event, i) => (
          <i
            key={i}
            className={`wm-life-mark wm-life-${event.kind}`}
            style={{ left: `${placed[i]?.at ?? 0}%`, bottom: `${30 + (placed[i]?.lane ?? 0) * 26}px` }}
          >
            {i + 1}
          </i>
        ))}
      </div>
      <ol className="wm-life-words" aria-label="Its life in words">
        {life.map((event, i) => (
          <li key={i}>
            <i aria-hidden="true" className={`wm-life-mark wm-life-${event.kind}`}>
              {i + 1}
            </i>
            <div>
              <p>
                <time dateTime={event.date}>{dayWords(event.date)}</time>{' '}
                <span className="wm-small">{LIFE_WORDS[event.kind]}</span>
              </p>
              <p>
                <strong>{event.title}</strong>
              </p>
              {event.said && <p className="wm-small">{event.said}</p>}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
