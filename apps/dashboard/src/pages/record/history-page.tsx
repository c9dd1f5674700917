import { useQuery } from '@tanstack/react-query';
import type { Framework, Indicator, Observation, QualityFinding } from '@waymark/contract';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { useFilter, useTextFilter } from '../../filters';
import { Scoped } from '../../outbox/scoped';
import { useOpenForm } from '../../parts/form/use-open-form';
import { ContextCrumb } from '../../parts/context-crumb';
import { FigureDoors } from '../../parts/figure-doors';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { dayWords, periodWords, teamName } from '../../parts/words';
import { paths } from '../../paths';
import { CorrectionForm } from './correction-form';
import { figureWords } from './figure-values';
import './record.css';

/** The most the server hands out at once. */
const MOST = 1000;
/** How many of each indicator are listed while none is chosen. */
const LATEST = 4;

/** Everything that was recorded in a context, corrections with what they replaced. */
export function HistoryPage() {
  const id = Number(useParams().id);
  const [code] = useTextFilter('indicator');
  const setup = useQuery(query('contextSetup', { params: { id } }));
  const framework = useQuery(query('framework', {}));
  // what was said of figures that looked odd stands beside them; without it the figures are there all the same
  const looked = useQuery(query('quality', { query: { contextId: id } }));
  const findings = looked.data?.places.flatMap((place) => place.findings) ?? [];
  const recorded = useQuery(query('observations', { params: { id }, query: { limit: MOST } }));
  return (
    <Page
      title={setup.data ? `Recorded in ${teamName(setup.data.context)}` : 'Recorded'}
      crumb={<ContextCrumb id={id} context={setup.data?.context} />}
      lede="Nothing here is ever overwritten. A correction stands beside what it replaced, with its reason."
      actions={
        <Link className="wm-button" to={paths.record(id)}>
          Record a round
        </Link>
      }
    >
      <Waiting for={framework}>
        {({ indicators, earlier, methodOf }) => (
          <Waiting for={recorded}>
            {(all) => (
              <History
                all={all}
                findings={findings}
                chosen={code}
                indicators={[...indicators, ...earlier]}
                methodOf={methodOf}
                contextId={id}
              />
            )}
          </Waiting>
        )}
      </Waiting>
    </Page>
  );
}

function History({
  all,
  findings,
  chosen,
  indicators,
  methodOf,
  contextId,
}: {
  readonly all: readonly Observation[];
  readonly findings: readonly QualityFinding[];
  readonly chosen: string;
  readonly indicators: readonly Indicator[];
  readonly methodOf: Framework['methodOf'];
  readonly contextId: number;
}) {
  const codes = [...new Set(all.map((o) => o.indicator))].sort();
  const [code, setCode] = useFilter('indicator', ['', ...codes, chosen], '');
  const titleOf = (c: string) => indicators.find((i) => i.code === c)?.title ?? c;
  const shown = code === '' ? codes : codes.filter((c) => c === code);
  if (all.length === 0)
    return (
      <p>
        Nothing has been recorded here yet. <Link to={paths.record(contextId)}>Record the first round</Link>,
        or <Link to={paths.import()}>import</Link> what you have.
      </p>
    );
  return (
    <>
      <label className="wm-filter wm-screen-only">
        Indicator
        <select className="wm-input" value={code} onChange={(event) => setCode(event.target.value)}>
          <option value="">All that were recorded</option>
          {codes.map((c) => (
            <option key={c} value={c}>
              {c} {titleOf(c)}
            </option>
          ))}
        </select>
      </label>
      {all.length === MOST && (
        <p className="wm-notice">
          Only the latest {MOST.toLocaleString('en-GB')} are listed here; older ones are kept.
        </p>
      )}
      {shown.map((c) => (
        <section key={c} className="wm-section wm-entry">
          <h2>
            {titleOf(c)} <span className="wm-small">{c}</span>
          </h2>
          <p className="wm-links">
            <FigureDoors of={{ contextId, code: c }} method={methodOf[c]} name={titleOf(c)} />
          </p>
          <Observations
            all={all.filter((o) => o.indicator === c)}
            findings={findings}
            indicator={indicators.find((i) => i.code === c)}
            {...(code === '' ? { onAll: () => setCode(c) } : {})}
          />
        </section>
      ))}
      {shown.length === 0 && <p>Nothing was recorded for {code} here.</p>}
    </>
  );
}

function Observations({
  all,
  findings,
  indicator,
  onAll,
}: {
  readonly all: readonly Observation[];
  readonly findings: readonly QualityFinding[];
  readonly indicator: Indicator | undefined;
  /** Given where only the latest are listed: leads to all of them. */
  readonly onAll?: () => void;
}) {
  const { open, show, close } = useOpenForm();
  const order = (a: Observation, b: Observation) =>
    b.start.localeCompare(a.start) || a.breakdown.localeCompare(b.breakdown) || b.id - a.id;
  const sorted = [...all].sort(order);
  const shown = onAll ? sorted.slice(0, LATEST) : sorted;
  return (
    <>
      <ul className="wm-quiet-list wm-observations">
        {shown.map((one) => {
          const about = `${figureWords(one.figures)}, ${periodWords(one)}`;
          return (
            <li key={one.id} className={one.state === 'current' ? undefined : 'wm-history-old'}>
              <p>
                {periodWords(one)}
                {one.breakdown && <>, {one.breakdown}</>}: <Figure one={one} />
              </p>
              {one.figures.kind === 'level' && one.figures.evidence && (
                <p className="wm-small">{one.figures.evidence}</p>
              )}
              {one.reason && one.supersedes !== null && <p>Corrected because: {one.reason}</p>}
              <p className="wm-small">
                {[one.round, one.source, `recorded ${momentWords(one.recordedAt)} by ${one.recordedBy}`]
                  .filter((text) => text !== '')
                  .join('; ')}
                {one.importId !== null && (
                  <>
                    {' '}
                    in <Link to={paths.importJob(one.importId)}>import {one.importId}</Link>
                  </>
                )}
              </p>
              {findingsOf(one, findings).map((finding) => (
                <Said key={finding.key} finding={finding} />
              ))}
              {one.state === 'current' &&
                indicator &&
                (open === one.id ? (
                  <Scoped>
                    {(scope) => (
                      <CorrectionForm scope={scope} old={one} indicator={indicator} onDone={close} />
                    )}
                  </Scoped>
                ) : (
                  <button type="button" className="wm-link-button" onClick={() => show(one.id)}>
                    Correct it<span className="wm-hidden"> ({about})</span>
                  </button>
                ))}
            </li>
          );
        })}
      </ul>
      {onAll && sorted.length > LATEST && (
        <button type="button" className="wm-link-button" onClick={onAll}>
          All {sorted.length} of {indicator?.title ?? all[0]?.indicator}
        </button>
      )}
    </>
  );
}

/** Odd things that this very figure was part of; what was replaced is odd no longer. */
function findingsOf(one: Observation, findings: readonly QualityFinding[]): readonly QualityFinding[] {
  const key = one.breakdown === '' ? one.indicator : `${one.indicator}|${one.breakdown}`;
  return one.state === 'current'
    ? findings.filter(({ cells }) =>
        cells.some(({ row, start, end }) => row === key && start === one.start && end === one.end),
      )
    : [];
}

/** What looked odd, and what the team said of it. */
function Said({ finding: { odd, state, answers } }: { readonly finding: QualityFinding }) {
  const [latest] = answers;
  return (
    <p className={state === 'checked' ? 'wm-given-answer' : 'wm-small'}>
      Looked odd: {odd}{' '}
      {latest && state === 'checked'
        ? `Checked by ${latest.by} on ${dayWords(latest.at.slice(0, 10))}: ${latest.reason}`
        : state === 'changed'
          ? 'Answered for another figure, which changed since.'
          : 'Waits for an answer.'}
    </p>
  );
}

function Figure({ one }: { readonly one: Observation }) {
  const words = figureWords(one.figures);
  if (one.state === 'current') return <strong className="wm-history-figure">{words}</strong>;
  return (
    <>
      <del className="wm-history-figure">{words}</del>{' '}
      <span className="wm-tag">{one.state === 'superseded' ? 'replaced' : 'taken back with its import'}</span>
    </>
  );
}

function momentWords(instant: string): string {
  return new Date(instant).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}
