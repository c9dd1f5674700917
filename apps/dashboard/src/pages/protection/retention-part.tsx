import { useQuery } from '@tanstack/react-query';
import { type Erasure, newRetentionTerm, type RetentionPage, type RetentionRule } from '@waymark/contract';
import { query, useSend } from '../../api/queries';
import { LongTextField, TextField } from '../../parts/form/field';
import { numberOf } from '../../parts/form/numbers';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { useOpenForm } from '../../parts/form/use-open-form';
import { TroubleBox, Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import type { PartProps } from './part';

/** The name of a table as a word for one of its rows. */
const recordWords = (table: string) => (table === 'grant_award' ? 'grant' : table).replaceAll('_', ' ');

/** What is due, the schedule with its reasons, and what was erased. */
export function RetentionPart({ scope, session }: PartProps) {
  const retention = useQuery(query('retention', {}));
  return (
    <Waiting for={retention}>
      {(page) => (
        <div className="wm-protection">
          <Due page={page} />
          <section aria-labelledby="schedule">
            <h2 id="schedule">Schedule</h2>
            <Schedule scope={scope} organisationId={session.organisations[0]?.id} rules={page.rules} />
          </section>
          <section aria-labelledby="runs">
            <h2 id="runs">What was erased</h2>
            {page.runs.length === 0 ? (
              <p>Nothing was erased yet.</p>
            ) : (
              <ul className="wm-quiet-list">
                {page.runs.map((run) => (
                  <Run key={run.id} run={run} />
                ))}
              </ul>
            )}
          </section>
        </div>
      )}
    </Waiting>
  );
}

function Due({ page }: { readonly page: RetentionPage }) {
  const run = useSend('runRetention');
  const { open, show, close } = useOpenForm();
  const count = page.dueCount;
  return (
    <section aria-labelledby="due">
      <h2 id="due">Due today</h2>
      <p className={count > 0 && !page.running ? 'wm-notice' : ''}>{page.sentence}</p>
      {run.error && <TroubleBox trouble={run.error} />}
      {count > 0 && (
        <>
          <div className="wm-table-box">
            <table className="wm-table">
              <caption>
                {page.due.length < count ? `The first ${page.due.length} of ${count}. ` : ''}Never what a
                record says: only what kind it is and since when it is due.
              </caption>
              <thead>
                <tr>
                  <th scope="col">Kept until</th>
                  <th scope="col">What</th>
                  <th scope="col">Record</th>
                </tr>
              </thead>
              <tbody>
                {page.due.map((one) => (
                  <tr key={`${one.table} ${one.id}`}>
                    <td>{dayWords(one.dueOn)}</td>
                    <td>{one.what}</td>
                    <td>
                      {recordWords(one.table)} {one.id}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {open === null ? (
            <button type="button" className="wm-button" onClick={() => show('erase')}>
              Erase what is due
            </button>
          ) : (
            <div className="wm-notice">
              <p>
                {count === 1 ? 'One record is' : `${count} records are`} erased for good, or emptied of words.
                Sums made from them stay. From then on the daily run does this by itself, until the schedule
                is changed.
              </p>
              <div className="wm-actions">
                <button
                  type="button"
                  className="wm-button wm-button-main"
                  disabled={run.isPending}
                  onClick={() => run.mutate({ body: { expected: count } }, { onSuccess: close })}
                >
                  Erase {count === 1 ? 'it' : `all ${count}`}
                </button>
                <button type="button" className="wm-button" onClick={close}>
                  Leave it
                </button>
              </div>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Schedule({
  scope,
  organisationId,
  rules,
}: {
  readonly scope: string;
  readonly organisationId: number | undefined;
  readonly rules: readonly RetentionRule[];
}) {
  const { open, show, close } = useOpenForm();
  return (
    <div className="wm-table-box">
      <table className="wm-table wm-stack">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Kept for</th>
            <th scope="col">Why</th>
            <th scope="col" className="wm-number">
              Held
            </th>
            <th scope="col" className="wm-number">
              Due
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.kind}>
              <th scope="row">
                {rule.title}
                <p className="wm-small">{rule.holds}</p>
              </th>
              <td data-label="Kept for">
                {rule.months === null
                  ? 'kept'
                  : `${inWords(rule.months)} from ${rule.from}, then ${rule.then}`}
                {rule.changeable &&
                  (open === rule.kind ? null : (
                    <p>
                      <button type="button" className="wm-link-button" onClick={() => show(rule.kind)}>
                        Decide another term<span className="wm-hidden"> for {rule.title}</span>
                      </button>
                    </p>
                  ))}
                {open === rule.kind && (
                  <TermForm scope={scope} organisationId={organisationId} rule={rule} onDone={close} />
                )}
              </td>
              <td data-label="Why">
                {rule.decided
                  ? `${rule.decided.reason} (${rule.decided.by}, ${dayWords(rule.decided.at.slice(0, 10))}; as shipped ${rule.shipped === null ? 'kept' : inWords(rule.shipped)})`
                  : rule.reason}
              </td>
              <td data-label="Held" className="wm-number">
                {rule.held ?? 'not counted'}
              </td>
              <td data-label="Due" className="wm-number">
                {rule.due}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const inWords = (months: number) =>
  months % 12 === 0
    ? months === 12
      ? 'one year'
      : `${months / 12} years`
    : months === 1
      ? 'one month'
      : `${months} months`;

function TermForm({
  scope,
  organisationId,
  rule,
  onDone,
}: {
  readonly scope: string;
  readonly organisationId: number | undefined;
  readonly rule: RetentionRule;
  readonly onDone: () => void;
}) {
  const form = useKeptForm(scope, `retention-${rule.kind}`, {
    months: String(rule.months ?? ''),
    reason: '',
  });
  const send = useSend('setRetention');
  return (
    <SendForm
      form={form}
      schema={newRetentionTerm}
      body={(values) => ({
        organisationId,
        kind: rule.kind,
        months: numberOf(values.months),
        reason: values.reason,
      })}
      makes="unchangeable"
      send={(body, how) => send.mutateAsync({ body, ...how })}
      label="Save the term"
      onSaved={onDone}
      onCancel={onDone}
    >
      <TextField {...form.field('months')} kind="number" width="short" label="Months" help="12 is a year." />
      <LongTextField
        {...form.field('reason')}
        label="Why this term"
        help="It is printed in the assessment. The daily run stops erasing until somebody has looked at what is due by it."
      />
    </SendForm>
  );
}

const CAUSES: Readonly<Record<Erasure['cause'], string>> = {
  preview: 'Preview',
  retention: 'By the schedule',
  'one person': 'One person',
};

function Run({ run }: { readonly run: Erasure }) {
  return (
    <li>
      <p>
        <strong>
          {CAUSES[run.cause]}, {dayWords(run.asOf)}
        </strong>{' '}
        by {run.by}: {run.sentence}
      </p>
      <p className="wm-small">
        {run.counts.map(({ kind, records }) => `${kind} ${records}`).join(', ')}
        {run.reason && `; ${run.reason}`}
      </p>
      {run.changed.length > 0 && (
        <ul className="wm-small">
          {run.changed.map((one) => (
            <li key={`${one.contextId} ${one.indicator} ${one.period}`}>
              {one.context}, {one.indicator}, {one.period}: {one.before} became {one.after}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
