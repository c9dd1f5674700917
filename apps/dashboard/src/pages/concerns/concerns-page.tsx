import { useQuery } from '@tanstack/react-query';
import type { Concern, ConcernsPage as Concerns } from '@waymark/contract';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { ArchivableLine } from '../../parts/archivable-line';
import { useOpenForm } from '../../parts/form/use-open-form';
import { usePress } from '../../parts/form/use-press';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import { PlanParts } from '../plan/plan-parts';
import '../plan/plan.css';
import { capital } from '../plan/plan-words';
import { ConcernForm, IntentionForm, SettleIntentionForm } from './concern-forms';
import './concerns.css';
import { MonthCalendar } from './month-calendar';

const CODING: Record<Concern['coding'], string> = {
  uncoded: 'not coded yet',
  'one coder': 'coded by one, a second is needed',
  agreed: 'two people agree',
  apart: 'two people differ: settle it',
  settled: 'settled',
};

const monthWords = (month: string): string =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** `/contexts/:id/concerns`: concerns about a place as a list and a calendar. There is no map of them. */
export function ConcernsPage() {
  const id = Number(useParams().id);
  const concerns = useQuery(query('concerns', { params: { id } }));
  return (
    <Page
      counted={['counted-records']}
      title={concerns.data ? `Concerns about ${concerns.data.name}` : 'Concerns'}
      crumb={
        <>
          <Link to={paths.contexts()}>Contexts</Link> /{' '}
          <Link to={paths.context(id)}>{concerns.data?.name ?? 'Its page'}</Link>
        </>
      }
      lede="What was raised about the place, with which intention, and what was done. Months and kinds; nobody is named."
    >
      <PlanParts id={id} />
      <Waiting for={concerns}>
        {(data) => (
          <div className="wm-plan">
            <Caring halfYears={data.halfYears} contextId={id} />
            <MonthCalendar calendar={data.calendar} />
            <Scoped>{(scope) => <Register scope={scope} page={data} />}</Scoped>
          </div>
        )}
      </Waiting>
    </Page>
  );
}

/** The counts as the indicator takes them: what two people agree on, out of what is coded. */
function Caring({
  halfYears,
  contextId,
}: {
  readonly halfYears: Concerns['halfYears'];
  readonly contextId: number;
}) {
  if (halfYears.length === 0) return null;
  return (
    <section aria-labelledby="caring">
      <h2 id="caring">Raised with a caring intention</h2>
      <div className="wm-table-box">
        <table className="wm-table">
          <caption>Concerns whose intention two people agree on or have settled, by half-year</caption>
          <thead>
            <tr>
              <th scope="col">Half-year</th>
              <th scope="col" className="wm-number">
                Caring
              </th>
              <th scope="col" className="wm-number">
                Of coded
              </th>
              <th scope="col" className="wm-number">
                Not settled
              </th>
            </tr>
          </thead>
          <tbody>
            {[...halfYears].reverse().map(({ start, end, caring, coded, open }) => (
              <tr key={start}>
                <th scope="row">
                  {monthWords(start.slice(0, 7))} to {monthWords(end.slice(0, 7))}
                </th>
                <td className="wm-number">{caring}</td>
                <td className="wm-number">{coded}</td>
                <td className="wm-number">{open}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="wm-links">
        <Link to={paths.time(contextId, 'LOC-07')}>LOC-07 over its whole time</Link>
        <Link to={paths.method('rater-agreement')}>How agreement is judged</Link>
      </p>
    </section>
  );
}

function Register({ scope, page }: { readonly scope: string; readonly page: Concerns }) {
  const { open, show, close } = useOpenForm('concern');
  return (
    <section className="wm-section wm-entry" aria-labelledby="register">
      <h2 id="register">Register</h2>
      {open === 'new' ? (
        <ConcernForm scope={scope} contextId={page.contextId} one={null} onDone={close} />
      ) : (
        <button type="button" className="wm-button wm-button-main" onClick={() => show('new')}>
          Record a concern
        </button>
      )}
      {page.concerns.length === 0 && <p>No concern is recorded about this context.</p>}
      <ul className="wm-quiet-list">
        {page.concerns.map((one) => (
          <li key={one.id}>
            {open === one.id ? (
              <ConcernForm scope={scope} contextId={page.contextId} one={one} onDone={close} />
            ) : (
              <ConcernEntry scope={scope} one={one} onEdit={() => show(one.id)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ConcernEntry({
  scope,
  one,
  onEdit,
}: {
  readonly scope: string;
  readonly one: Concern;
  readonly onEdit: () => void;
}) {
  const archive = usePress('changeConcern', `concern-${one.id}`, 'A concern');
  const { open, show, close } = useOpenForm({
    [`concern-code-${one.id}`]: 'code',
    [`concern-settle-${one.id}`]: 'settle',
  });
  const named = `${one.kind} of ${monthWords(one.month)}`;
  return (
    <ArchivableLine
      named={named}
      archived={one.archived}
      archive={archive}
      onArchive={(archived) =>
        archive.mutate({ params: { id: one.id }, body: { archived, version: one.version } })
      }
      onEdit={onEdit}
    >
      <p>
        <strong>{monthWords(one.month)}</strong>: {one.kind}, raised by {one.source}
        {one.archived && <span className="wm-tag">archived</span>}
      </p>
      <p className="wm-small">
        {one.done || 'Nothing is written down about what was done.'} {capital(one.outcome)}.
      </p>
      <p className="wm-small">
        Intention: {one.intention ?? 'not settled'} ({CODING[one.coding]}).
        {one.coding === 'agreed'
          ? ` Coded so by ${one.codes.map(({ coder }) => coder).join(' and ')}.`
          : `${one.codes.map(({ coder, intention }) => ` ${coder}: ${intention}.`).join('')}`}
        {one.settledBecause && ` Settled because: ${one.settledBecause}`}
      </p>
      {open === 'code' && <IntentionForm scope={scope} one={one} onDone={close} />}
      {open === 'settle' && <SettleIntentionForm scope={scope} one={one} onDone={close} />}
      {open === null && !one.archived && (
        <div className="wm-links">
          {!one.codedByMe && (one.coding === 'uncoded' || one.coding === 'one coder') && (
            <button type="button" className="wm-link-button" onClick={() => show('code')}>
              Code it apart<span className="wm-hidden"> {named}</span>
            </button>
          )}
          {one.coding === 'apart' && (
            <button type="button" className="wm-link-button" onClick={() => show('settle')}>
              Settle it<span className="wm-hidden"> {named}</span>
            </button>
          )}
        </div>
      )}
    </ArchivableLine>
  );
}
