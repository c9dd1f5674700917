import { useQuery } from '@tanstack/react-query';
import {
  type InformationRequest,
  newRequest,
  type ProtectionLists,
  requestDecision,
  requestTold,
} from '@waymark/contract';
import { addressOf } from '../../api/client';
import { query, useSend } from '../../api/queries';
import { LongTextField, SelectField, TextField } from '../../parts/form/field';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { useOpenForm } from '../../parts/form/use-open-form';
import { Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { Entry } from './entry';
import type { PartProps } from './part';

const OTHER_GROUNDS = [
  { value: 'none-stated', label: 'None stated' },
  { value: 'court-order', label: 'An order of a court' },
  { value: 'subject-access', label: 'They asked about themselves' },
];
const groundsOf = (lists: ProtectionLists) => [
  ...lists.lawfulBases.map((one) => ({ value: one.code, label: one.label })),
  ...OTHER_GROUNDS,
];

/** The log of requests for information, with a count for each year. */
export function RequestsPart({ scope, session }: PartProps) {
  const log = useQuery(query('requests', {}));
  const lists = useQuery(query('protectionLists', {}));
  const { open, show, close } = useOpenForm();
  return (
    <Waiting for={lists}>
      {(choices) => (
        <div className="wm-protection">
          {open === 'new' ? (
            <RequestForm
              scope={scope}
              organisationId={session.organisations[0]?.id}
              lists={choices}
              old={null}
              onDone={close}
            />
          ) : (
            <div className="wm-links">
              <button type="button" className="wm-button wm-button-main" onClick={() => show('new')}>
                Record a request
              </button>
              <a href={addressOf('requestsCsv', {})} download>
                Download the log (CSV)
              </a>
            </div>
          )}
          <Waiting for={log}>
            {({ requests, years }) =>
              requests.length === 0 ? (
                <p>
                  Nobody has asked yet. Record every request, also one that was refused or came by telephone:
                  the count for the year is what shows whether the door is kept.
                </p>
              ) : (
                <>
                  <section aria-labelledby="years">
                    <h2 id="years">By year</h2>
                    <div className="wm-table-box">
                      <table className="wm-table wm-stack">
                        <thead>
                          <tr>
                            <th scope="col">Year</th>
                            <th scope="col" className="wm-number">
                              Asked
                            </th>
                            <th scope="col">Decided</th>
                            <th scope="col">Ground claimed</th>
                            <th scope="col">Young people were</th>
                          </tr>
                        </thead>
                        <tbody>
                          {years.map((one) => (
                            <tr key={one.year}>
                              <th scope="row">{one.year}</th>
                              <td data-label="Asked" className="wm-number">
                                {one.asked}
                              </td>
                              <td data-label="Decided">
                                {one.byDecision
                                  .map(({ decision, count }) => `${decision} ${count}`)
                                  .join(', ')}
                              </td>
                              <td data-label="Ground claimed">
                                {one.byBasis
                                  .map(({ basis, count }) => `${labelOf(choices, basis)} ${count}`)
                                  .join(', ')}
                              </td>
                              <td data-label="Young people were">
                                {one.told.map(({ told, count }) => `${told} ${count}`).join(', ')}
                              </td>
                            </tr>
                          ))}
                        </tbody>
                      </table>
                    </div>
                  </section>
                  <ul className="wm-quiet-list">
                    {requests.map((one) => (
                      <Entry
                        key={one.id}
                        title={`${one.organisation}, ${dayWords(one.receivedOn)}`}
                        tag={one.decision}
                        facts={[
                          ['Asked by', one.askerRole],
                          ['Asked for', one.askedFor],
                          ['Ground claimed', labelOf(choices, one.basisClaimed)],
                          [
                            'Decided',
                            one.decidedOn
                              ? `${one.decision}, ${one.decidedBy}, ${dayWords(one.decidedOn)}`
                              : '',
                          ],
                          ['Reason', one.reason],
                          ['Young people', [one.told, one.toldWords].filter(Boolean).join('. ')],
                        ]}
                      >
                        {open === one.id ? (
                          <RequestForm
                            scope={scope}
                            organisationId={one.organisationId}
                            lists={choices}
                            old={one}
                            onDone={close}
                          />
                        ) : (
                          <button type="button" className="wm-link-button" onClick={() => show(one.id)}>
                            {one.decision === 'waiting' ? 'Record the decision' : 'Edit'}
                            <span className="wm-hidden"> on the request of {one.organisation}</span>
                          </button>
                        )}
                      </Entry>
                    ))}
                  </ul>
                </>
              )
            }
          </Waiting>
        </div>
      )}
    </Waiting>
  );
}

const labelOf = (lists: ProtectionLists, code: string) =>
  groundsOf(lists).find((one) => one.value === code)?.label ?? code;

function RequestForm({
  scope,
  organisationId,
  lists,
  old,
  onDone,
}: {
  readonly scope: string;
  readonly organisationId: number | undefined;
  readonly lists: ProtectionLists;
  readonly old: InformationRequest | null;
  readonly onDone: () => void;
}) {
  const form = useKeptForm(scope, `request-${old?.id ?? 'new'}`, {
    receivedOn: old?.receivedOn ?? '',
    organisation: old?.organisation ?? '',
    askerRole: old?.askerRole ?? '',
    askedFor: old?.askedFor ?? '',
    basisClaimed: old?.basisClaimed ?? '',
    decision: (old?.decision ?? 'waiting') as InformationRequest['decision'] | '',
    decidedOn: old?.decidedOn ?? '',
    decidedBy: old?.decidedBy ?? '',
    reason: old?.reason ?? '',
    told: (old?.told ?? '') as NonNullable<InformationRequest['told']> | '',
    toldWords: old?.toldWords ?? '',
  });
  const add = useSend('addRequest');
  const change = useSend('changeRequest');
  const decided = form.values.decision !== 'waiting';
  return (
    <SendForm
      form={form}
      schema={newRequest}
      body={(values) => ({
        ...values,
        organisationId,
        decidedOn: values.decidedOn || null,
        told: values.told || null,
      })}
      makes={old ? undefined : 'changeRequest'}
      send={({ organisationId: owner, ...body }, how) =>
        old
          ? change.mutateAsync({ params: { id: old.id }, body })
          : add.mutateAsync({ body: { ...body, organisationId: owner }, ...how })
      }
      label="Save the request"
      onSaved={onDone}
      onCancel={onDone}
    >
      <div className="wm-fields-line">
        <TextField {...form.field('receivedOn')} kind="date" label="Received on" help="The day it came." />
        <TextField
          {...form.field('organisation')}
          label="Who asked"
          help="The organisation, such as a school or the police."
          max={160}
        />
        <TextField
          {...form.field('askerRole')}
          label="In which role"
          help="Their role, not their name."
          max={120}
        />
      </div>
      <LongTextField
        {...form.field('askedFor')}
        label="What they asked for"
        help="In your words, without naming anybody it is about."
      />
      <SelectField
        {...form.field('basisClaimed')}
        label="Ground they claimed"
        help="What they said allows it. That is their claim, not your decision."
        choices={groundsOf(lists)}
      />
      <SelectField
        {...form.field('decision')}
        label="Decision"
        help="Waiting, until it is made."
        choices={requestDecision.options.map((value) => ({ value, label: value }))}
      />
      {decided && (
        <>
          <div className="wm-fields-line">
            <TextField {...form.field('decidedOn')} kind="date" label="Decided on" help="The day." />
            <TextField {...form.field('decidedBy')} label="Decided by" help="A role is enough." max={120} />
          </div>
          <LongTextField {...form.field('reason')} label="Reason" help="Why it was decided so." />
          <SelectField
            {...form.field('told')}
            label="Young people were"
            help="Whether those concerned were told."
            choices={requestTold.options.map((value) => ({ value, label: value }))}
          />
          <LongTextField
            {...form.field('toldWords')}
            label="What they were told"
            help="Or why they were not. Without naming anybody."
            optional
          />
        </>
      )}
    </SendForm>
  );
}
