import { useQuery } from '@tanstack/react-query';
import { endSharing, newSharing, type Purpose } from '@waymark/contract';
import { Link } from 'react-router';
import { query, useSend } from '../../api/queries';
import { LongTextField, SelectField, TextField } from '../../parts/form/field';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { useOpenForm } from '../../parts/form/use-open-form';
import { Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';
import { DayForm } from './day-form';
import { Entry } from './entry';
import type { PartProps } from './part';

/** Agreements under which something may be shared. */
export function SharingPart({ scope }: PartProps) {
  const sharings = useQuery(query('sharings', {}));
  const purposes = useQuery(query('purposes', {}));
  const { open, show, close } = useOpenForm();
  return (
    <Waiting for={purposes}>
      {(all) => {
        const current = all.filter((one) => one.replacedBy === null && one.endedOn === null);
        return (
          <div className="wm-protection">
            {current.length === 0 ? (
              <p>
                Nothing can be shared before its purpose is recorded.{' '}
                <Link to={paths.protectionPart('purposes')}>Record a purpose</Link>
              </p>
            ) : open === 'new' ? (
              <SharingForm scope={scope} purposes={current} onDone={close} />
            ) : (
              <p>
                <button type="button" className="wm-button wm-button-main" onClick={() => show('new')}>
                  Record an agreement to share
                </button>
              </p>
            )}
            <Waiting for={sharings}>
              {(agreements) =>
                agreements.length === 0 ? (
                  <p>Nothing is shared with another organisation.</p>
                ) : (
                  <ul className="wm-quiet-list">
                    {agreements.map((one) => (
                      <Entry
                        key={one.id}
                        title={one.partner}
                        tag={one.mayShare ? 'may be shared' : one.state}
                        past={one.state === 'ended'}
                        facts={[
                          ['Reference', one.reference],
                          ['Purpose', one.purpose],
                          ['What', one.what],
                          ['From', `${dayWords(one.startsOn)} until ${dayWords(one.endsOn)}`],
                          ['Today', one.because],
                        ]}
                      >
                        {one.state !== 'ended' &&
                          (open === one.id ? (
                            <EndForm scope={scope} id={one.id} onDone={close} />
                          ) : (
                            <button type="button" className="wm-link-button" onClick={() => show(one.id)}>
                              End it<span className="wm-hidden">: sharing with {one.partner}</span>
                            </button>
                          ))}
                      </Entry>
                    ))}
                  </ul>
                )
              }
            </Waiting>
          </div>
        );
      }}
    </Waiting>
  );
}

function SharingForm({
  scope,
  purposes,
  onDone,
}: {
  readonly scope: string;
  readonly purposes: readonly Purpose[];
  readonly onDone: () => void;
}) {
  const form = useKeptForm(scope, 'sharing-new', {
    partner: '',
    reference: '',
    purposeId: '',
    what: '',
    startsOn: '',
    endsOn: '',
  });
  const send = useSend('addSharing');
  return (
    <SendForm
      form={form}
      schema={newSharing}
      body={(values) => ({ ...values, purposeId: Number(values.purposeId) || undefined })}
      makes="unchangeable"
      send={(body, how) => send.mutateAsync({ body, ...how })}
      label="Save the agreement"
      onSaved={onDone}
      onCancel={onDone}
    >
      <TextField {...form.field('partner')} label="With whom" help="The organisation." max={160} />
      <TextField
        {...form.field('reference')}
        label="Reference"
        help="Of the signed agreement, so that it can be found."
        max={80}
      />
      <SelectField
        {...form.field('purposeId')}
        label="Purpose"
        help="With its lawful basis. If the purpose ends, sharing ends with it."
        choices={purposes.map((one) => ({ value: String(one.id), label: one.title }))}
      />
      <LongTextField {...form.field('what')} label="What is shared" help="Which figures, of which places." />
      <div className="wm-fields-line">
        <TextField {...form.field('startsOn')} kind="date" label="From" help="The first day." />
        <TextField
          {...form.field('endsOn')}
          kind="date"
          label="Until"
          help="The last day; it ends by itself."
        />
      </div>
    </SendForm>
  );
}

function EndForm({ scope, id, onDone }: { scope: string; id: number; onDone: () => void }) {
  const send = useSend('endSharing');
  return (
    <DayForm
      scope={scope}
      name={`sharing-${id}`}
      field="endedOn"
      schema={endSharing}
      send={(body) => send.mutateAsync({ params: { id }, body })}
      label="End it"
      day="Ended on"
      help="From this day nothing is shared."
      onDone={onDone}
    />
  );
}
