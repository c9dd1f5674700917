import { useQuery } from '@tanstack/react-query';
import {
  type Agreement,
  agreementAudience,
  agreementPurpose,
  newAgreement,
  withdrawal,
} from '@waymark/contract';
import { query, useSend } from '../../api/queries';
import { ChecksField, RadioField, SelectField, TextField } from '../../parts/form/field';
import { numberOf } from '../../parts/form/numbers';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { useOpenForm } from '../../parts/form/use-open-form';
import { Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { DayForm } from './day-form';
import { Entry } from './entry';
import type { PartProps } from './part';

/** Agreements to take part, latest first; one can be withdrawn on any day. */
export function AgreementsPart({ scope, session }: PartProps) {
  const agreements = useQuery(query('agreements', {}));
  const { open, show, close } = useOpenForm();
  return (
    <div className="wm-protection">
      {open === 'new' ? (
        <AgreementForm scope={scope} organisationId={session.organisations[0]?.id} onDone={close} />
      ) : (
        <p>
          <button type="button" className="wm-button wm-button-main" onClick={() => show('new')}>
            Record an agreement
          </button>
        </p>
      )}
      <Waiting for={agreements}>
        {(all) =>
          all.length === 0 ? (
            <p>
              No agreement is recorded yet. One row stands for one purpose: somebody may agree to learning and
              not to being quoted.
            </p>
          ) : (
            <ul className="wm-quiet-list">
              {all.map((one) => (
                <AgreementEntry key={one.id} one={one}>
                  {one.state === 'in force' &&
                    (open === one.id ? (
                      <WithdrawForm scope={scope} one={one} onDone={close} />
                    ) : (
                      <button type="button" className="wm-link-button" onClick={() => show(one.id)}>
                        It was withdrawn<span className="wm-hidden">: {titleOf(one)}</span>
                      </button>
                    ))}
                </AgreementEntry>
              ))}
            </ul>
          )
        }
      </Waiting>
    </div>
  );
}

const titleOf = ({ subject, people, purpose }: Agreement) =>
  `${subject ?? (people ? `${people} people, anonymous` : 'Anonymous survey')}: ${purpose}`;

function AgreementEntry({ one, children }: { readonly one: Agreement; readonly children?: React.ReactNode }) {
  return (
    <Entry
      title={titleOf(one)}
      tag={
        one.state === 'withdrawn' && one.withdrawnOn ? `withdrawn ${dayWords(one.withdrawnOn)}` : one.state
      }
      past={one.state !== 'in force'}
      facts={[
        ['For', one.audience.join(', ')],
        ['Wording', one.wordingVersion],
        ['Explained by', one.explainedBy],
        ['Agreed by', `${one.capacity}, ${dayWords(one.agreedOn)}`],
        ['Until', dayWords(one.expiresOn)],
        ['Erased after', one.retainUntil ? dayWords(one.retainUntil) : ''],
      ]}
    >
      {children}
    </Entry>
  );
}

function AgreementForm({
  scope,
  organisationId,
  onDone,
}: {
  readonly scope: string;
  readonly organisationId: number | undefined;
  readonly onDone: () => void;
}) {
  const form = useKeptForm(scope, 'agreement-new', {
    subject: '',
    people: '',
    purpose: '' as '' | Agreement['purpose'],
    audience: [] as readonly Agreement['audience'][number][],
    wordingVersion: '',
    explainedBy: '',
    capacity: '' as '' | Agreement['capacity'],
    agreedOn: '',
    expiresOn: '',
  });
  const send = useSend('addAgreement');
  return (
    <SendForm
      form={form}
      schema={newAgreement}
      body={(values) => ({
        ...values,
        organisationId,
        subject: values.subject.trim() === '' ? null : values.subject,
        people: numberOf(values.people),
      })}
      makes="unchangeable"
      send={(body, how) => send.mutateAsync({ body, ...how })}
      label="Save the agreement"
      onSaved={onDone}
      onCancel={onDone}
    >
      <div className="wm-fields-line">
        <TextField
          {...form.field('subject')}
          width="medium"
          label="Pseudonym"
          help="The code only, such as YP-017, never a name. Its key stays outside Waymark. Empty for an anonymous survey."
          optional
          max={40}
        />
        <TextField
          {...form.field('people')}
          kind="number"
          width="short"
          label="Or how many"
          help="People in an anonymous survey."
          optional
        />
      </div>
      <RadioField
        {...form.field('purpose')}
        label="What they agreed to"
        help="One purpose. Record another row for another one."
        choices={agreementPurpose.options.map((value) => ({ value, label: value }))}
      />
      <ChecksField
        {...form.field('audience')}
        label="Who may see it"
        help="Nobody else. A quote cannot enter a report for an audience that is not ticked here."
        groups={[{ choices: agreementAudience.options.map((value) => ({ value, label: value })) }]}
      />
      <TextField
        {...form.field('wordingVersion')}
        label="Wording"
        help="Which version of the explanation was used, so that it can be read again."
        max={60}
      />
      <div className="wm-fields-line">
        <TextField {...form.field('explainedBy')} label="Explained by" help="A role is enough." max={120} />
        <SelectField
          {...form.field('capacity')}
          label="Who agreed"
          help="Your view of who could decide."
          choices={[
            { value: 'young person', label: 'the young person' },
            { value: 'parent', label: 'a parent or carer' },
            { value: 'both', label: 'both' },
            { value: 'adult', label: 'an adult for themselves' },
          ]}
        />
      </div>
      <div className="wm-fields-line">
        <TextField {...form.field('agreedOn')} kind="date" label="Agreed on" help="The day it was given." />
        <TextField {...form.field('expiresOn')} kind="date" label="Until" help="Then they are asked again." />
      </div>
    </SendForm>
  );
}

function WithdrawForm({ scope, one, onDone }: { scope: string; one: Agreement; onDone: () => void }) {
  const send = useSend('withdrawAgreement');
  return (
    <DayForm
      scope={scope}
      name={`agreement-${one.id}`}
      field="withdrawnOn"
      schema={withdrawal}
      send={(body) => send.mutateAsync({ params: { id: one.id }, body })}
      label="Record the withdrawal"
      day="Withdrawn on"
      help="No reason is asked for. To erase what was collected as well, go to One person."
      onDone={onDone}
    />
  );
}
