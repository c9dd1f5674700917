import { useQuery } from '@tanstack/react-query';
import { endPurpose, newPurpose, type ProtectionLists, type Purpose } from '@waymark/contract';
import { query, useSend } from '../../api/queries';
import { LongTextField, RadioField, TextField } from '../../parts/form/field';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { useOpenForm } from '../../parts/form/use-open-form';
import { Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { Entry } from './entry';
import type { PartProps } from './part';

type Entries = ProtectionLists['lawfulBases'];
const labelOf = (entries: Entries, code: string | null) =>
  entries.find((one) => one.code === code)?.label ?? code ?? '';

/** Purposes with their lawful basis; those replaced or ended stand below. */
export function PurposesPart({ scope, session }: PartProps) {
  const lists = useQuery(query('protectionLists', {}));
  const purposes = useQuery(query('purposes', {}));
  const { open, show, close } = useOpenForm();
  return (
    <Waiting for={lists}>
      {(choices) => (
        <Waiting for={purposes}>
          {(all) => {
            const current = all.filter((one) => one.replacedBy === null && one.endedOn === null);
            const past = all.filter((one) => !current.includes(one));
            return (
              <div className="wm-protection">
                {current.length === 0 && open === null && (
                  <p>
                    No purpose is recorded yet. Most organisations need two or three: learning from surveys,
                    reporting to funders, working with partners on a place.
                  </p>
                )}
                {open === 'new' ? (
                  <PurposeForm
                    scope={scope}
                    organisationId={session.organisations[0]?.id}
                    lists={choices}
                    old={null}
                    onDone={close}
                  />
                ) : (
                  <p>
                    <button type="button" className="wm-button wm-button-main" onClick={() => show('new')}>
                      Record a purpose
                    </button>
                  </p>
                )}
                <ul className="wm-quiet-list">
                  {current.map((one) => (
                    <PurposeEntry key={one.id} one={one} lists={choices}>
                      {open === one.id ? null : (
                        <div className="wm-links">
                          <button type="button" className="wm-link-button" onClick={() => show(one.id)}>
                            Decide anew<span className="wm-hidden"> on {one.title}</span>
                          </button>
                          <button
                            type="button"
                            className="wm-link-button"
                            onClick={() => show(`end-${one.id}`)}
                          >
                            End<span className="wm-hidden"> {one.title}</span>
                          </button>
                        </div>
                      )}
                      {open === one.id && (
                        <PurposeForm
                          scope={scope}
                          organisationId={one.organisationId}
                          lists={choices}
                          old={one}
                          onDone={close}
                        />
                      )}
                      {open === `end-${one.id}` && <EndForm scope={scope} one={one} onDone={close} />}
                    </PurposeEntry>
                  ))}
                </ul>
                {past.length > 0 && (
                  <section aria-labelledby="former">
                    <h2 id="former">Former decisions</h2>
                    <ul className="wm-quiet-list">
                      {past.map((one) => (
                        <PurposeEntry key={one.id} one={one} lists={choices} />
                      ))}
                    </ul>
                  </section>
                )}
                <p className="wm-small">
                  Lists of version {choices.version}, {dayWords(choices.date)}
                  {choices.origin === 'installation' ? ', put there by your installation' : ''}. They inform,
                  they are no legal advice.
                </p>
              </div>
            );
          }}
        </Waiting>
      )}
    </Waiting>
  );
}

function PurposeEntry({
  one,
  lists,
  children,
}: {
  readonly one: Purpose;
  readonly lists: ProtectionLists;
  readonly children?: React.ReactNode;
}) {
  const past = one.replacedBy !== null || one.endedOn !== null;
  return (
    <Entry
      title={one.title}
      past={past}
      tag={
        one.endedOn
          ? `ended ${dayWords(one.endedOn)}`
          : one.replacedBy !== null
            ? 'replaced'
            : one.reviewDue
              ? 'review is due'
              : undefined
      }
      facts={[
        ['Covers', one.covers],
        ['Lawful basis', labelOf(lists.lawfulBases, one.lawfulBasis)],
        [
          'Special category',
          [labelOf(lists.article9, one.article9), labelOf(lists.schedule1, one.schedule1), one.conditionNote]
            .filter(Boolean)
            .join('. '),
        ],
        ['Decided', `${one.decidedBy}, ${dayWords(one.decidedOn)}`],
        ['Review by', dayWords(one.reviewOn)],
        ['Reason', one.reason],
      ]}
    >
      {children}
    </Entry>
  );
}

const choicesOf = (entries: Entries) =>
  entries.map((one) => ({
    value: one.code,
    label: one.label,
    words: (
      <>
        {one.means} {one.caution && <strong>{one.caution}</strong>} {one.law}.
      </>
    ),
  }));

function PurposeForm({
  scope,
  organisationId,
  lists,
  old,
  onDone,
}: {
  readonly scope: string;
  readonly organisationId: number | undefined;
  readonly lists: ProtectionLists;
  readonly old: Purpose | null;
  readonly onDone: () => void;
}) {
  const form = useKeptForm(scope, `purpose-${old?.id ?? 'new'}`, {
    title: old?.title ?? '',
    covers: old?.covers ?? '',
    lawfulBasis: old?.lawfulBasis ?? '',
    article9: old?.article9 ?? '',
    schedule1: old?.schedule1 ?? '',
    conditionNote: old?.conditionNote ?? '',
    decidedBy: '',
    decidedOn: '',
    reviewOn: '',
    reason: '',
  });
  const send = useSend('addPurpose');
  const { article9 } = form.values;
  return (
    <SendForm
      form={form}
      schema={newPurpose}
      body={(values) => ({
        ...values,
        organisationId,
        schedule1: values.article9 === 'substantial-public-interest' ? values.schedule1 || null : null,
        replaces: old?.id ?? null,
      })}
      also={(values) => [
        ...(values.lawfulBasis === ''
          ? [{ field: 'lawfulBasis', sentence: 'Choose the lawful basis.' }]
          : []),
        ...(values.article9 === ''
          ? [{ field: 'article9', sentence: 'Choose a condition, or that no such data is held.' }]
          : []),
      ]}
      makes="unchangeable"
      send={(body, how) => send.mutateAsync({ body, ...how })}
      label={old ? 'Save the new decision' : 'Save the purpose'}
      onSaved={onDone}
      onCancel={onDone}
    >
      <TextField
        {...form.field('title')}
        label="Purpose"
        help="What the data is for, in a few words: learning from surveys, reporting to funders."
        max={120}
      />
      <LongTextField
        {...form.field('covers')}
        label="What it covers"
        help="Which data, about whom, from where. Without naming anybody."
      />
      <RadioField
        {...form.field('lawfulBasis')}
        label="Lawful basis"
        help="One for each purpose. Agreement to take part is recorded elsewhere and is not consent in this sense."
        choices={choicesOf(lists.lawfulBases)}
      />
      <RadioField
        {...form.field('article9')}
        label="Special category data"
        help="Health, ethnicity, religion, sexuality and the like need a condition of Article 9 too."
        choices={choicesOf(lists.article9)}
      />
      {article9 === 'substantial-public-interest' && (
        <RadioField
          {...form.field('schedule1')}
          label="Condition of Schedule 1"
          help="Substantial public interest needs one of these as well."
          choices={choicesOf(lists.schedule1)}
        />
      )}
      <LongTextField
        {...form.field('conditionNote')}
        label={article9 === 'none' ? 'How that is made sure' : 'What it rests on'}
        help="One sentence: which questions are asked, which law or policy document it leans on."
        optional={article9 !== 'none'}
      />
      <div className="wm-fields-line">
        <TextField {...form.field('decidedBy')} label="Decided by" help="A role is enough." max={120} />
        <TextField {...form.field('decidedOn')} kind="date" label="On" help="The day of the decision." />
        <TextField
          {...form.field('reviewOn')}
          kind="date"
          label="Review by"
          help="A year is usual. It is told once the day has come."
        />
      </div>
      {old && (
        <LongTextField
          {...form.field('reason')}
          label="Why the decision changes"
          help="It stays beside the former decision."
        />
      )}
    </SendForm>
  );
}

function EndForm({ scope, one, onDone }: { scope: string; one: Purpose; onDone: () => void }) {
  const form = useKeptForm(scope, `purpose-end-${one.id}`, { endedOn: '', reason: '' });
  const send = useSend('endPurpose');
  return (
    <SendForm
      form={form}
      schema={endPurpose}
      body={(values) => values}
      send={(body) => send.mutateAsync({ params: { id: one.id }, body })}
      label="End this purpose"
      onSaved={onDone}
      onCancel={onDone}
    >
      <TextField
        {...form.field('endedOn')}
        kind="date"
        label="Ended on"
        help="From this day nothing is held for it."
      />
      <LongTextField {...form.field('reason')} label="Why" help="What became of the data." />
    </SendForm>
  );
}
