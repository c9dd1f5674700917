import { newSeriesPhase, type NewSeriesPhase, type SeriesPhase, type TimePage } from '@waymark/contract';
import { useQuery } from '@tanstack/react-query';
import { query, useSend } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { ArchivableLine } from '../../parts/archivable-line';
import { LongTextField, SelectField, TextField } from '../../parts/form/field';
import { useOwnChanges } from '../../parts/form/own-changes';
import type { How, Makes } from '../../parts/form/making';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { useOpenForm } from '../../parts/form/use-open-form';
import { usePress } from '../../parts/form/use-press';
import { Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';

type Row = NonNullable<TimePage['row']>;
interface Values {
  /** The number of a response, or `other`. */
  at: string;
  date: string;
  reason: string;
}
const OTHER = 'other';

/** Phases of this series: a reason is needed to begin one, and it stays in sight. */
export function Phases({ page, row }: { page: TimePage; row: Row }) {
  const { open, show, close } = useOpenForm();
  const phases = useQuery(query('phases', { params: { id: page.context.id } }));
  const own = (all: readonly SeriesPhase[]) =>
    all.filter((one) => one.indicator === row.indicator.code && one.breakdown === row.breakdown);
  return (
    <section className="wm-section wm-entry">
      <h2>Phases</h2>
      <p className="wm-small">
        Where something is known to have begun, limits can begin anew. A phase starts at a recorded response,
        or on another day for which you write down the reason; a series break starts one by itself. It is
        drawn for everyone who sees this page, with its reason.
      </p>
      <Waiting for={phases}>
        {(all) => (
          <ul className="wm-quiet-list">
            {own(all).map((one) => (
              <li key={one.id}>
                {open === one.id ? (
                  <ChangePhase page={page} row={row} phase={one} onDone={close} />
                ) : (
                  <PhaseLine phase={one} onEdit={() => show(one.id)} />
                )}
              </li>
            ))}
          </ul>
        )}
      </Waiting>
      {open === 'new' ? (
        <NewPhase page={page} row={row} onDone={close} />
      ) : (
        <button type="button" className="wm-button" onClick={() => show('new')}>
          Start a phase
        </button>
      )}
    </section>
  );
}

function PhaseLine({ phase, onEdit }: { readonly phase: SeriesPhase; readonly onEdit: () => void }) {
  const archive = usePress('changePhase', `phase-${phase.id}`, `The phase from ${dayWords(phase.date)}`);
  const named = `the phase from ${dayWords(phase.date)}`;
  return (
    <ArchivableLine
      named={named}
      archived={phase.archived}
      archive={archive}
      onArchive={(archived) => archive.mutate({ params: { id: phase.id }, body: { archived } })}
      onEdit={onEdit}
    >
      <p>
        <strong>From {dayWords(phase.date)}</strong>: {phase.reason}
        {phase.archived && <span className="wm-tag"> archived: limits run through</span>}
      </p>
      <p className="wm-small">
        Stated by {phase.recordedBy} on {dayWords(phase.recordedAt.slice(0, 10))}.
      </p>
    </ArchivableLine>
  );
}

interface FormPart {
  readonly page: TimePage;
  readonly row: Row;
  readonly onDone: () => void;
}

function NewPhase(part: FormPart) {
  const add = useSend('addPhase');
  const { page, row } = part;
  return (
    <PhaseForm
      {...part}
      name={`phase-new-${page.context.id}-${row.key}`}
      initial={{ at: '', date: '', reason: '' }}
      makes="changePhase"
      send={(body, how) => add.mutateAsync({ params: { id: page.context.id }, body, ...how })}
    />
  );
}

function ChangePhase(props: FormPart & { readonly phase: SeriesPhase }) {
  return <Scoped>{(scope) => <ChangeOfPhase {...props} scope={scope} />}</Scoped>;
}

function ChangeOfPhase({
  phase,
  scope,
  ...part
}: FormPart & { readonly phase: SeriesPhase; readonly scope: string }) {
  const change = useSend('changePhase');
  const { indicator, breakdown, date, responseId, reason } = phase;
  const stands = { indicator, breakdown, date, responseId, reason };
  const name = `phase-${phase.id}`;
  const send = useOwnChanges(stands, (body) => change.mutateAsync({ params: { id: phase.id }, body }), {
    scope,
    name,
  });
  return (
    <PhaseForm
      {...part}
      name={name}
      stands={stands}
      initial={{
        at: phase.responseId === null ? OTHER : String(phase.responseId),
        date: phase.date,
        reason: phase.reason,
      }}
      send={send}
    />
  );
}

type Sending = {
  readonly name: string;
  readonly initial: Values;
  readonly stands?: object;
  readonly makes?: Makes;
  readonly send: (body: NewSeriesPhase, how: How) => Promise<SeriesPhase>;
};

function PhaseForm(props: FormPart & Sending) {
  return <Scoped>{(scope) => <PhaseFields {...props} scope={scope} />}</Scoped>;
}

function PhaseFields({
  page,
  row,
  onDone,
  name,
  initial,
  stands,
  makes,
  send,
  scope,
}: FormPart & Sending & { readonly scope: string }) {
  const form = useKeptForm<Values>(scope, name, initial, stands);
  const { at, date, reason } = form.values;
  const response = page.responses.find((one) => String(one.id) === at);
  const body = () => ({
    indicator: row.indicator.code,
    breakdown: row.breakdown,
    date: response?.start ?? date,
    responseId: response?.id ?? null,
    reason,
  });
  return (
    <SendForm
      form={form}
      schema={newSeriesPhase}
      body={body}
      makes={makes}
      send={send}
      label="Save the phase"
      onSaved={onDone}
      onCancel={onDone}
    >
      <SelectField
        {...form.field('at')}
        label="What begins it"
        help="A response of this context, or another day that you give a reason for."
        choices={[
          ...page.responses.map((one) => ({
            value: String(one.id),
            label: `${one.title}, from ${dayWords(one.start)}`,
          })),
          { value: OTHER, label: 'Something else, on a day I name' },
        ]}
      />
      {response ? null : (
        <TextField
          {...form.field('date')}
          kind="date"
          label="From which day"
          help="The first day on which things were different."
        />
      )}
      <LongTextField
        {...form.field('reason')}
        label="Why"
        help="One sentence a reader in ten years will understand: what was different from that day on."
      />
    </SendForm>
  );
}
