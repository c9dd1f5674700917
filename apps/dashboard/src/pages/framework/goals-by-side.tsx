import { type Goal, goalSide, type Indicator } from '@waymark/contract';
import { Link } from 'react-router';
import { SIDE_WORDS } from '../../parts/words';
import { paths } from '../../paths';
import { ProvenanceTag } from './provenance-tag';

/** Goals by side, each with the indicators that belong to it. */
export function GoalsBySide({
  goals,
  indicators,
}: {
  readonly goals: readonly Goal[];
  readonly indicators: readonly Indicator[];
}) {
  return (
    <section className="wm-section" aria-labelledby="goals">
      <h2 id="goals">Goals</h2>
      {goals.length === 0 ? (
        <p>No goal fits this choice.</p>
      ) : (
        <div className="wm-goal-sides">
          {goalSide.options.map((side) => {
            const here = goals.filter((goal) => goal.side === side);
            return here.length === 0 ? null : (
              <section key={side} aria-labelledby={`side-${side}`}>
                <h3 id={`side-${side}`}>{SIDE_WORDS[side]}</h3>
                <ul className="wm-quiet-list">
                  {here.map((goal) => (
                    <li key={goal.code} id={goal.code}>
                      <span className="wm-indicator-code">{goal.code}</span> {goal.statement}{' '}
                      <ProvenanceTag provenance={goal.provenance} />
                      <MeasuredBy indicators={indicators.filter((one) => one.goal === goal.code)} />
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
      )}
    </section>
  );
}

function MeasuredBy({ indicators }: { readonly indicators: readonly Indicator[] }) {
  if (indicators.length === 0) return <p className="wm-small">No indicator measures this goal yet.</p>;
  return (
    <p className="wm-small">
      Measured by{' '}
      {indicators.map((one, index) => (
        <span key={one.code}>
          {index > 0 && ', '}
          <Link to={paths.indicator(one.code)} title={one.title}>
            {one.code}
          </Link>
        </span>
      ))}
    </p>
  );
}
