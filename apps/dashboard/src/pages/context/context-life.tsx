import { useQuery } from '@tanstack/react-query';
import { dayNumber, timeScale } from '@waymark/charts';
import type { ContextPage, LifeEvent } from '@waymark/contract';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { inLanes } from '../../parts/life-lanes';
import '../../parts/life-marks.css';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';
import './context-life.css';

/** Percent of a plot between two marks, so that neither covers the other on a laptop. */
const NEAR = 4;
/** px from one lane of marks to the next. */
const LANE = 25;

/**
 * The life of a context over its rows, on the axis of time they share: assessed, met about, redrawn, reviewed, split, closed,
 * right above what was seen then. Responses have the row above. Words stand in the list, in the order of the numbers.
 */
export function ContextLife({ page }: { readonly page: ContextPage }) {
  const plan = useQuery(query('planPage', { params: { id: page.context.id } }));
  const life = (plan.data?.life ?? []).filter(({ kind }) => kind !== 'response');
  // a context that was only opened has no life to draw yet
  if (life.length < 2) return null;
  return (
    <section className="wm-row wm-life-row" aria-labelledby="life-line">
      <div className="wm-words">
        <h3 id="life-line">Its life</h3>
        <p className="wm-definition">
          Filled: assessed, opened or closed; with a point: split or joined. Round: met about; with a double
          line: review closed. Dotted: redrawn.
        </p>
      </div>
      <div className="wm-plot">
        <Marks life={life} axis={page.axis} />
      </div>
      <div className="wm-reading">
        <details>
          <summary>{summaryOf(life)}</summary>
          <ol className="wm-life-list">
            {life.map((event, i) => (
              <li key={i}>
                <b aria-hidden="true">{i + 1}</b> <time dateTime={event.date}>{dayWords(event.date)}</time>{' '}
                {event.title}. <span>{event.said}</span>
              </li>
            ))}
          </ol>
        </details>
        <p className="wm-links" data-doors="figure">
          <Link to={paths.plan(page.context.id)}>The plan behind it</Link>
          <Link to={paths.method('counted-records')}>How records are counted</Link>
        </p>
      </div>
    </section>
  );
}

function Marks({ life, axis }: { readonly life: readonly LifeEvent[]; readonly axis: ContextPage['axis'] }) {
  const time = timeScale(axis);
  const placed = inLanes(
    life.map(({ date }) => time.fraction(dayNumber(date)) * 100),
    NEAR,
  );
  const lanes = Math.max(1, ...placed.map(({ lane }) => lane + 1));
  return (
    <div className="wm-life-strip" aria-hidden="true" style={{ height: `${lanes * LANE + 8}px` }}>
      {life.map((event, i) => (
        <i
          key={i}
          className={`wm-life-mark wm-life-${event.kind}`}
          style={{ left: `${placed[i]?.at ?? 0}%`, bottom: `${(placed[i]?.lane ?? 0) * LANE + 8}px` }}
          title={`${dayWords(event.date)}: ${event.title}`}
        >
          {i + 1}
        </i>
      ))}
    </div>
  );
}

/** `Assessed 3 times, met about 8 times, reviewed 3 times`, from the first look to the last review. */
function summaryOf(life: readonly LifeEvent[]): string {
  const times = (kind: LifeEvent['kind'], words: string): string[] => {
    const n = life.filter((event) => event.kind === kind).length;
    return n === 0 ? [] : [`${words} ${n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`}`];
  };
  const said = [
    ...times('assessed', 'assessed'),
    ...times('meeting', 'met about'),
    ...times('changed', 'redrawn'),
    ...times('review', 'reviewed to the end'),
    ...times('became', 'split or joined'),
    ...(life.some(({ kind }) => kind === 'closed') ? ['closed'] : []),
  ].join(', ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}
