import { useQuery } from '@tanstack/react-query';
import type { Morning } from '@waymark/contract';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { FigureDoors } from '../../parts/figure-doors';
import { Page } from '../../parts/page';
import { Term } from '../../parts/term';
import { Waiting } from '../../parts/waiting';
import { Way } from '../../parts/way';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';
import { capital, DRIFT_WORDS } from '../plan/plan-words';
import './morning.css';
import { type MorningFigures, useFigures } from './use-figures';

/** Lines in sight; the rest is one click away. */
const IN_SIGHT = 6;

/** `/morning`: what is due, what comes up, what changed in plans and figures and what drifted, across the contexts in reach. */
export function MorningPage() {
  const morning = useQuery(query('morning', {}));
  return (
    <Page
      title="This morning"
      lede={morning.data ? ledeOf(morning.data) : ''}
      counted={['plan-balance', 'counted-records']}
    >
      <Waiting for={morning}>
        {(data) => (data.contexts === 0 ? <NoContext /> : <Lists morning={data} />)}
      </Waiting>
    </Page>
  );
}

function ledeOf({ contexts, due, drifted }: Morning): string {
  const count = (n: number, one: string, more: string) => (n === 1 ? `one ${one}` : `${n} ${more}`);
  if (contexts === 0) return 'No context is in your reach yet.';
  return `Of ${count(contexts, 'context', 'contexts')}: ${due.length === 0 ? 'nothing is due' : `${count(due.length, 'thing is', 'things are')} due`}, and ${drifted.length === 0 ? 'no plan has drifted' : `${count(drifted.length, 'plan asks', 'plans ask')} to be looked at for drift`}.`;
}

/** Nothing to look at yet: what would bring something. */
function NoContext() {
  return (
    <p className="wm-prose">
      A morning begins with a place or a group that somebody looks after.{' '}
      <Way page="contextNew" to={paths.contextNew()}>
        Set up the first
      </Way>
    </p>
  );
}

function Lists({ morning: { due, soon, missing, changed, drifted, since } }: { readonly morning: Morning }) {
  const figures = useFigures();
  return (
    <div className="wm-morning">
      <List
        id="due"
        title="Due"
        none="Nothing is due."
        lines={byContext(due)}
        show={(lines) => (
          <Plan of={lines}>
            {({ by, sentence }) => (
              <>
                {sentence} <span className="wm-small">since {dayWords(by)}</span>
              </>
            )}
          </Plan>
        )}
      />
      <List
        id="drifted"
        title={<Term term="drift">Drifted</Term>}
        none="No plan has drifted from its context."
        lines={drifted}
        show={({ contextId, name, state, sentence }) => (
          <>
            <Link to={paths.contextMeetings(contextId)}>{name}</Link>{' '}
            <span className="wm-small">{DRIFT_WORDS[state]}</span>
            <p>{sentence}</p>
          </>
        )}
      />
      <List
        id="soon"
        title="Coming up in 30 days"
        none="Nothing comes up in the next 30 days."
        lines={byContext(soon)}
        show={(lines) => (
          <Plan of={lines}>
            {({ by, sentence }) => (
              <>
                {sentence} <span className="wm-small">by {dayWords(by)}</span>
              </>
            )}
          </Plan>
        )}
      />
      <NewFigures figures={figures} />
      <List
        id="changed"
        title={`Changed since ${dayWords(since)}`}
        none="Nothing changed in three months."
        lines={changed}
        show={({ contextId, name, date, sentence }) => (
          <>
            <Link to={paths.plan(contextId)}>{name}</Link> <span className="wm-small">{dayWords(date)}</span>
            <p>{sentence}</p>
          </>
        )}
      />
      <List
        id="observe"
        title="To be observed next"
        none={figures.read ? 'No wave is due in two months.' : 'Looking through the figures.'}
        lines={figures.due}
        show={({ contextId, context, what, by, late }) => (
          <>
            <Link to={paths.record(contextId)}>{context}</Link>
            <p>
              {capital(what)}{' '}
              {by !== null && (
                <span className="wm-small">
                  {late ? 'was due by' : 'by'} {dayWords(by)}
                </span>
              )}
            </p>
          </>
        )}
      />
      <List
        id="missing"
        title="Missing in a plan"
        none="Every plan has what it needs."
        lines={byContext(missing)}
        show={(lines) => <Plan of={lines}>{({ sentence }) => sentence}</Plan>}
      />
    </div>
  );
}

/** Verdicts that are others since the latest wave; where sites are many, their own pages say it. */
function NewFigures({ figures: { read, changed, beyond } }: { readonly figures: MorningFigures }) {
  return (
    <List
      id="figures"
      title="New in the figures"
      none={read ? 'No verdict changed at the latest wave.' : 'Looking through the figures.'}
      lines={changed}
      show={({ contextId, context, indicator, what, series }) => (
        <>
          <Link to={paths.context(contextId)}>{context}</Link>
          <p>
            {indicator === '' ? '' : `${indicator}: `}
            {what}
          </p>
          {series && (
            <FigureDoors
              of={{ contextId, ...series }}
              method={series.method}
              view="team"
              name={`${context}, ${indicator}`}
            />
          )}
        </>
      )}
    >
      {beyond > 0 && (
        <p className="wm-small">
          {beyond === 1 ? 'One more site has' : `${beyond} more sites have`} an{' '}
          <Link to={paths.start()}>overview</Link> of its own.
        </p>
      )}
    </List>
  );
}

type About = { readonly contextId: number; readonly name: string };

/** The lines of one context together, each context where its first line stood. */
function byContext<T extends About>(lines: readonly T[]): T[][] {
  const groups = new Map<number, T[]>();
  for (const line of lines) groups.set(line.contextId, [...(groups.get(line.contextId) ?? []), line]);
  return [...groups.values()];
}

/** One context, and what there is to say of its plan. */
function Plan<T extends About>({
  of: lines,
  children,
}: {
  readonly of: readonly T[];
  readonly children: (line: T) => ReactNode;
}) {
  const [first] = lines;
  if (!first) return null;
  return (
    <>
      <Link to={paths.plan(first.contextId)}>{first.name}</Link>
      {lines.map((line, i) => (
        <p key={i}>{children(line)}</p>
      ))}
    </>
  );
}

function List<T>({
  id,
  title,
  none,
  lines,
  show,
  children,
}: {
  readonly id: string;
  readonly title: ReactNode;
  readonly none: string;
  readonly lines: readonly T[];
  readonly show: (line: T) => ReactNode;
  readonly children?: ReactNode;
}) {
  const rest = lines.slice(IN_SIGHT);
  // two lines may say the same of one context: their place tells them apart
  const item = (line: T, i: number) => <li key={i}>{show(line)}</li>;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lines.length === 0 && <p className="wm-small">{none}</p>}
      <ul>{lines.slice(0, IN_SIGHT).map(item)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          <ul>{rest.map(item)}</ul>
        </details>
      )}
      {children}
    </section>
  );
}
