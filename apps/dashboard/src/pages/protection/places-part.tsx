import { useQuery } from '@tanstack/react-query';
import { type CommunityAgreement, type Context, newCommunityAgreement, withdrawal } from '@waymark/contract';
import { Link } from 'react-router';
import { query, useSend } from '../../api/queries';
import { LongTextField, SelectField, TextField } from '../../parts/form/field';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { useOpenForm } from '../../parts/form/use-open-form';
import { Waiting } from '../../parts/waiting';
import { dayWords, teamName } from '../../parts/words';
import { paths } from '../../paths';
import { DayForm } from './day-form';
import { Entry } from './entry';
import type { PartProps } from './part';

/** Agreements of communities to the name of their place; without one, a place carries its pseudonym outside. */
export function PlacesPart({ scope }: PartProps) {
  const agreements = useQuery(query('communityAgreements', {}));
  const contexts = useQuery(query('contexts', {}));
  const { open, show, close } = useOpenForm();
  return (
    <Waiting for={contexts}>
      {(places) => {
        const named = places.filter(
          (one) => !one.archived && one.privateName !== '' && !['peer', 'individual'].includes(one.level),
        );
        return (
          <div className="wm-protection">
            {open === 'new' ? (
              <PlaceForm scope={scope} places={named} onDone={close} />
            ) : named.length > 0 ? (
              <p>
                <button type="button" className="wm-button wm-button-main" onClick={() => show('new')}>
                  Record an agreement
                </button>
              </p>
            ) : (
              <p>
                No place has a name of its own recorded: every reader sees its public name.{' '}
                <Link to={paths.contexts()}>Contexts</Link>
              </p>
            )}
            <Waiting for={agreements}>
              {(all) =>
                all.length === 0 ? (
                  <p>No community has agreed yet, so every place carries a pseudonym outside the team.</p>
                ) : (
                  <ul className="wm-quiet-list">
                    {all.map((one) => {
                      const place = places.find(({ id }) => id === one.contextId);
                      const name = place ? teamName(place) : one.publicName;
                      return (
                        <Entry
                          key={one.id}
                          title={name}
                          tag={one.withdrawnOn ? `withdrawn ${dayWords(one.withdrawnOn)}` : one.state}
                          past={one.state !== 'in force'}
                          facts={[
                            ['Outside it is', one.publicName],
                            ['Agreed by', `${one.agreedBy}, for ${one.onBehalfOf}`],
                            ['From', `${dayWords(one.agreedOn)} until ${dayWords(one.expiresOn)}`],
                            ['Covers', one.covers],
                            ['Evidence', one.evidence],
                          ]}
                        >
                          {(one.state !== 'in force' || open === one.id) && <StandsIn agreement={one} />}
                          {one.state === 'in force' &&
                            (open === one.id ? (
                              <WithdrawForm scope={scope} id={one.id} onDone={close} />
                            ) : (
                              <button type="button" className="wm-link-button" onClick={() => show(one.id)}>
                                It was withdrawn<span className="wm-hidden">: {name}</span>
                              </button>
                            ))}
                        </Entry>
                      );
                    })}
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

/** Released files never change: where the name stands in them, and how readers are led away from there. */
function StandsIn({ agreement: { standsIn, state } }: { readonly agreement: CommunityAgreement }) {
  if (standsIn.length === 0) return null;
  const open = standsIn.filter(({ told }) => told !== 'withdrawn');
  return (
    <div className="wm-notice">
      <p>
        {state === 'in force'
          ? 'Withdrawn or not, the name stands in what was released, which never changes:'
          : 'Pages and reports have the pseudonym again. The name still stands in what was released, which never changes:'}
      </p>
      <ul>
        {standsIn.map(({ editionId, number, title, released, told }) => (
          <li key={editionId}>
            <Link to={paths.edition(editionId)}>
              Edition {number}: {title}
            </Link>
            , released {dayWords(released)}
            {told === null ? '' : `, ${told}`}
          </li>
        ))}
      </ul>
      <p>
        {open.length === 0
          ? 'Each of them was withdrawn: readers are told so, and no page leads to it. Copies that were taken stay where they are.'
          : 'To lead readers away from it: begin a new edition that corrects the newest of them, made without the name, and say in it that a name was taken back, not which. Then withdraw those that hold it, on their own pages. Copies that were taken cannot be called back.'}
      </p>
    </div>
  );
}

function PlaceForm({
  scope,
  places,
  onDone,
}: {
  readonly scope: string;
  readonly places: readonly Context[];
  readonly onDone: () => void;
}) {
  const form = useKeptForm(scope, 'place-name-new', {
    contextId: '',
    agreedBy: '',
    onBehalfOf: '',
    agreedOn: '',
    expiresOn: '',
    evidence: '',
    covers: '',
  });
  const send = useSend('addCommunityAgreement');
  const chosen = places.find(({ id }) => String(id) === form.values.contextId);
  return (
    <SendForm
      form={form}
      schema={newCommunityAgreement}
      body={(values) => ({ ...values, contextId: Number(values.contextId) || undefined })}
      makes="unchangeable"
      send={(body, how) => send.mutateAsync({ body, ...how })}
      label="Save the agreement"
      onSaved={onDone}
      onCancel={onDone}
    >
      <SelectField
        {...form.field('contextId')}
        label="Place"
        help="Only places and communities with a name of their own; a group of young people keeps its public name."
        choices={places.map((one) => ({
          value: String(one.id),
          label: `${one.privateName} (${one.pseudonym})`,
        }))}
      />
      {chosen && (
        <p className="wm-notice">
          From the day of the agreement, everybody outside the team reads “{chosen.privateName}” instead of “
          {chosen.pseudonym}”: on pages, in the portfolio, in reports and downloads. If the community agreed
          to less, do not record it here.
        </p>
      )}
      <TextField
        {...form.field('agreedBy')}
        label="Who agreed"
        help="A meeting, a council, an association: not one person’s name."
        max={160}
      />
      <TextField
        {...form.field('onBehalfOf')}
        label="On whose behalf"
        help="Residents, young people of the place, traders."
        max={160}
      />
      <div className="wm-fields-line">
        <TextField
          {...form.field('agreedOn')}
          kind="date"
          label="Agreed on"
          help="The name shows from this day."
        />
        <TextField
          {...form.field('expiresOn')}
          kind="date"
          label="Until"
          help="Then they are asked again; meanwhile the pseudonym comes back."
        />
      </div>
      <LongTextField {...form.field('covers')} label="What they agreed to" help="In their words." />
      <LongTextField
        {...form.field('evidence')}
        label="Evidence"
        help="Where minutes or a letter can be found."
      />
    </SendForm>
  );
}

function WithdrawForm({ scope, id, onDone }: { scope: string; id: number; onDone: () => void }) {
  const send = useSend('withdrawCommunityAgreement');
  return (
    <DayForm
      scope={scope}
      name={`place-name-${id}`}
      field="withdrawnOn"
      schema={withdrawal}
      send={(body) => send.mutateAsync({ params: { id }, body })}
      label="Record the withdrawal"
      day="Withdrawn on"
      help="The pseudonym comes back at once on pages and in reports. What was printed, downloaded or released before cannot be called back."
      onDone={onDone}
    />
  );
}
