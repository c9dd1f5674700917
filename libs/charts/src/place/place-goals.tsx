import type { ReleasedContextPage } from '@waymark/contract';

/** The goals a plan named: few, so that they can stand above the rows that answer them. */
export function PlaceGoals({ page }: { readonly page: Pick<ReleasedContextPage, 'goals' | 'goalWarning'> }) {
  const { goals, goalWarning } = page;
  return (
    <>
      {goals.length === 0 ? null : (
        <dl className="wm-goals" aria-label="Goals">
          {goals.map((goal) => (
            <div key={goal.code}>
              <dt>{goal.code}</dt>
              <dd>{goal.statement}</dd>
            </div>
          ))}
        </dl>
      )}
      {goalWarning === null ? null : <p className="wm-warning">{goalWarning}</p>}
    </>
  );
}
