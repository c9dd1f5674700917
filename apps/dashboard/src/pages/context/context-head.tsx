import type { ContextPage } from '@waymark/contract';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Who and where, the lede, the goals: what a reader should know before any mark. */
export function ContextHead({ page, controls }: { page: ContextPage; controls: ReactNode }) {
  const { context, goals } = page;
  const kind = [capital(context.level), context.setting].filter((part) => part !== '').join(', ');
  return (
    <header className="wm-head">
      <p className="wm-crumb">
        <Link to={`/sites/${context.siteId}`}>{context.site}</Link> / {kind}
      </p>
      <h1>{page.view === 'external' ? context.pseudonym : context.name}</h1>
      <p className="wm-lede">
        {page.lede} {context.invented ? <span className="wm-tag">invented example</span> : null}
      </p>
      <div className="wm-controls">{controls}</div>
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
      {page.goalWarning === null ? null : <p className="wm-warning">{page.goalWarning}</p>}
    </header>
  );
}
