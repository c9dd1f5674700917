import type { PortfolioGrant, PortfolioMeasure, PortfolioPage, WaveCount } from '@waymark/contract';
import { verdictMark } from '@waymark/charts/react';
import { Link } from 'react-router';
import { FigureDoors } from '../../parts/figure-doors';
import { dayWords } from '../../parts/words';
import { paths, withQuery } from '../../paths';

type Context = PortfolioPage['contexts'][number];

/** Contexts under each other, each with its goals, its grants and what cannot be said: one manner for all three. */
export function PortfolioView({ page }: { readonly page: PortfolioPage }) {
  return (
    <>
      <ol className="wm-portfolio-grants" aria-label="Grants of this portfolio">
        {page.chosen.map((grant) => (
          <li key={grant.id}>
            <b>{grant.label}</b> {grant.title}, {grant.funder}{' '}
            <span className="wm-small">
              {dayWords(grant.start)} to {dayWords(grant.end)}
            </span>
          </li>
        ))}
      </ol>
      {page.contexts.length === 0 ? (
        <p className="wm-sentence">
          These grants name no context yet. Enter on the page of grants what they paid for.
        </p>
      ) : null}
      {page.contexts.map((context) => (
        <OneContext key={context.contextId} context={context} />
      ))}
      <p className="wm-colophon">
        {page.footnote} As of {dayWords(page.asOf)}.
      </p>
    </>
  );
}

function OneContext({ context }: { readonly context: Context }) {
  const id = `portfolio-${context.contextId}`;
  return (
    <section className="wm-portfolio-context" aria-labelledby={id}>
      <div>
        <h2 id={id}>
          <Link to={withQuery(paths.context(context.contextId), { view: 'external' })}>{context.name}</Link>
        </h2>
        <p className="wm-small">{[context.kind, context.site].filter(Boolean).join(', ')}</p>
        <p className="wm-small">{context.line}</p>
      </div>
      <div className="wm-portfolio-goals">
        <h3>Goals</h3>
        {context.goals.length === 0 ? <p>No goal is recorded and nothing was measured.</p> : null}
        {context.goals.map((goal) => (
          <div key={goal.code} className="wm-portfolio-goal">
            <p className="wm-portfolio-statement">{goal.statement}</p>
            {goal.measures.length === 0 ? (
              <p className="wm-small">Not measured: nobody can say whether it was reached.</p>
            ) : (
              <ul>
                {goal.measures.map((measure) => (
                  <Measure
                    key={`${measure.code} ${measure.title}`}
                    measure={measure}
                    contextId={context.contextId}
                  />
                ))}
              </ul>
            )}
          </div>
        ))}
      </div>
      <div className="wm-portfolio-evidence">
        <h3>Evidence and grants</h3>
        <Waves grants={context.grants} name={context.name} />
        {context.grants.map((grant) => (
          <div key={grant.grantId} className="wm-portfolio-after">
            <p className="wm-small">After {grant.label}</p>
            <ul>
              {grant.continues.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <div>
        <h3>What cannot be said</h3>
        {context.cannotSay.length === 0 ? (
          <p>Nothing was measured, so nothing at all can be said.</p>
        ) : (
          <ul>
            {context.cannotSay.map(({ about, because }) => (
              <li key={about}>
                <b>{about}</b>: {because}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The word first, with the same bar as everywhere else. */
function Measure({ measure, contextId }: { readonly measure: PortfolioMeasure; readonly contextId: number }) {
  const { kind, word, title, reference, lack, checked, beside } = measure;
  const said =
    word === null ? 'Not judged' : kind === 'context_only' ? `Context only: ${word}` : capital(word);
  return (
    <li>
      <p className={`wm-verdict wm-verdict-${verdictMark(measure)}`}>
        <i aria-hidden="true" />
        <span>{said}</span>
      </p>
      <span>
        {title}
        <span className="wm-small">
          {reference === '' ? '' : `, ${reference}`}
          {lack === null ? '' : `, ${lack}`}
          {beside.length === 0 ? '' : `; to be read beside ${beside.join('; ')}`}
          {checked === 0 ? '' : `, ${checked} ${checked === 1 ? 'figure' : 'figures'} looked odd and checked`}
        </span>
        <span className="wm-small wm-links wm-screen-only">
          <FigureDoors
            of={{ contextId, code: measure.code, breakdown: measure.breakdown }}
            method={measure.method}
            view="external"
            name={title}
          />
        </span>
      </span>
    </li>
  );
}

function words({ shown, withheld, missing }: WaveCount): string {
  if (shown + withheld + missing === 0) return 'none';
  return [
    `${shown} shown`,
    withheld > 0 ? `${withheld} withheld` : '',
    missing > 0 ? `${missing} missing` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function Waves({ grants, name }: { readonly grants: readonly PortfolioGrant[]; readonly name: string }) {
  return (
    <table className="wm-table wm-portfolio-waves">
      <caption>
        Figures collected, all series of {name}, as released.{' '}
        <span className="wm-screen-only" data-doors="count">
          <Link to={paths.method('disclosure')}>What is withheld</Link>
        </span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Grant</th>
          <th scope="col">Before</th>
          <th scope="col">During</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {grants.map((grant) => (
          <tr key={grant.grantId}>
            <th scope="row">{grant.label}</th>
            <td>{words(grant.before)}</td>
            <td>{words(grant.during)}</td>
            <td>{grant.after === null ? 'still running' : words(grant.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
