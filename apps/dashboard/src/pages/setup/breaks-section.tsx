import { useQuery } from '@tanstack/react-query';
import { type Framework, type NewSeriesBreak, newSeriesBreak, type SeriesBreak } from '@waymark/contract';
import { query, useSend } from '../../api/queries';
import { ArchivableLine } from '../../parts/archivable-line';
import { ChecksField, LongTextField, SelectField, TextField } from '../../parts/form/field';
import { useOwnChanges } from '../../parts/form/own-changes';
import type { How, Makes } from '../../parts/form/making';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { useOpenForm } from '../../parts/form/use-open-form';
import { usePress } from '../../parts/form/use-press';
import { Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';

interface Values {
  date: string;
  kind: SeriesBreak['kind'] | '';
  reason: string;
  indicators: readonly string[];
}

const KINDS = newSeriesBreak.shape.kind.options;
const valuesOf = ({ date, kind, reason, indicators }: SeriesBreak): Values => ({
  date,
  kind,
  reason,
  indicators,
});
const bodyOf = (v: Values) => ({ ...v, indicators: [...v.indicators] });

/** Dated facts that stop every comparison across them. */
export function BreaksSection({
  scope,
  contextId,
  framework,
}: {
  readonly scope: string;
  readonly contextId: number;
  readonly framework: Framework;
}) {
  const breaks = useQuery(query('breaks', { params: { id: contextId } }));
  const recorded = useQuery(query('observations', { params: { id: contextId }, query: { limit: 1000 } }));
  const { open, show, close } = useOpenForm();
  const add = useSend('addBreak');
  const codes = [...new Set((recorded.data ?? []).map((o) => o.indicator))];
  return (
    <section className="wm-section wm-entry" id="breaks">
      <h2>Series breaks</h2>
      <p className="wm-small">
        When a boundary, a question, a season or a way of recording changes, before and after are not the same
        measure. The line stops there, nothing is compared across it, and reports list it with its reason.
      </p>
      <Waiting for={breaks}>
        {(all) => (
          <ul className="wm-quiet-list">
            {all.map((one) => (
              <li key={one.id}>
                {open === one.id ? (
                  <ChangeBreak scope={scope} one={one} codes={codes} framework={framework} onDone={close} />
                ) : (
                  <BreakLine one={one} onEdit={() => show(one.id)} />
                )}
              </li>
            ))}
          </ul>
        )}
      </Waiting>
      {open === 'new' ? (
        <BreakForm
          scope={scope}
          name={`break-new-${contextId}`}
          initial={{ date: '', kind: '', reason: '', indicators: [] }}
          makes="changeBreak"
          send={(body, how) => add.mutateAsync({ params: { id: contextId }, body, ...how })}
          codes={codes}
          framework={framework}
          onDone={close}
        />
      ) : (
        <button type="button" className="wm-button" onClick={() => show('new')}>
          Record a break
        </button>
      )}
    </section>
  );
}

function BreakLine({ one, onEdit }: { readonly one: SeriesBreak; readonly onEdit: () => void }) {
  const archive = usePress('changeBreak', `break-${one.id}`, `The break of ${dayWords(one.date)}`);
  const named = `the break of ${dayWords(one.date)}`;
  return (
    <ArchivableLine
      named={named}
      archived={one.archived}
      archive={archive}
      onArchive={(archived) => archive.mutate({ params: { id: one.id }, body: { archived } })}
      onEdit={onEdit}
    >
      <p>
        <strong>{dayWords(one.date)}</strong>: {one.kind}
        {one.archived && <span className="wm-tag"> archived: lines run through again</span>}
      </p>
      <p className="wm-small">{one.reason}</p>
      <p className="wm-small">
        {one.indicators.length === 0
          ? 'Every indicator of this context'
          : `Only ${one.indicators.join(', ')}`}
      </p>
    </ArchivableLine>
  );
}

interface FormPart {
  readonly scope: string;
  readonly codes: readonly string[];
  readonly framework: Framework;
  readonly onDone: () => void;
}

function ChangeBreak({ one, ...part }: FormPart & { readonly one: SeriesBreak }) {
  const change = useSend('changeBreak');
  const { id: _id, contextId: _of, archived: _archived, ...stands } = one;
  const name = `break-${one.id}`;
  const send = useOwnChanges(stands, (body) => change.mutateAsync({ params: { id: one.id }, body }), {
    scope: part.scope,
    name,
  });
  return <BreakForm {...part} name={name} initial={valuesOf(one)} stands={stands} send={send} />;
}

function BreakForm({
  scope,
  name,
  initial,
  stands,
  makes,
  send,
  codes,
  framework,
  onDone,
}: FormPart & {
  readonly name: string;
  readonly initial: Values;
  readonly stands?: object;
  readonly makes?: Makes;
  readonly send: (body: NewSeriesBreak, how: How) => Promise<SeriesBreak>;
}) {
  const form = useKeptForm<Values>(scope, name, initial, stands);
  const offered = framework.indicators.filter(
    (i) => codes.includes(i.code) || form.values.indicators.includes(i.code),
  );
  return (
    <SendForm
      form={form}
      schema={newSeriesBreak}
      body={bodyOf}
      makes={makes}
      send={send}
      label="Save the break"
      onSaved={onDone}
      onCancel={onDone}
    >
      <TextField
        {...form.field('date')}
        kind="date"
        label="From which day"
        help="The first day of the new way."
      />
      <SelectField
        {...form.field('kind')}
        label="What changed"
        help="The kind is shown at the break in every chart."
        choices={KINDS.map((value) => ({ value, label: value }))}
      />
      <LongTextField
        {...form.field('reason')}
        label="Why"
        help="One sentence a reader in ten years will understand. It is printed beside the break and in every report."
      />
      {offered.length > 0 && (
        <ChecksField
          {...form.field('indicators')}
          label="Which indicators"
          help="Choose those it concerns. With none chosen, every line of this context breaks."
          optional
          groups={[{ choices: offered.map((i) => ({ value: i.code, label: `${i.code}  ${i.title}` })) }]}
        />
      )}
    </SendForm>
  );
}
