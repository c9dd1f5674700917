import { joining, type PartnershipPage, partyKind } from '@waymark/contract';
import { useSend } from '../../api/queries';
import { SelectField, TextField } from '../../parts/form/field';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';

/** Agreeing to the lines above: for the organisation whose places these are, or to join. */
export function JoinForm({ scope, page }: { readonly scope: string; readonly page: PartnershipPage }) {
  const home = page.standing === 'home';
  const form = useKeptForm(scope, `join-${page.id}-${page.terms}`, {
    organisation: home ? page.organisation : '',
    party: '',
  });
  const join = useSend('joinPartnership');
  return (
    <section className="wm-section" aria-labelledby="join-title">
      <h2 id="join-title">{home ? 'Agree for your organisation' : 'Join'}</h2>
      <p className="wm-measure">
        {home
          ? 'Partners can join once somebody here has read the lines above and agreed to them.'
          : 'Joining says that you have read the lines above and agree to them. You can leave at any time.'}{' '}
        It is kept in the audit log, with the day.
      </p>
      <SendForm
        form={form}
        schema={joining}
        body={(values) => ({ ...values, party: values.party || undefined, terms: page.terms })}
        send={(body) => join.mutateAsync({ params: { id: page.id }, body })}
        label={home ? 'We have read this and agree' : 'I have read this and join'}
        onSaved={() => undefined}
      >
        {!home && (
          <TextField
            {...form.field('organisation')}
            label="Your organisation"
            help="Whom you work for; both sides see it."
            max={120}
          />
        )}
        <SelectField
          {...form.field('party')}
          label="Kind of partner"
          help="Decisions with this owner are yours to record, and parity is rated for your side."
          choices={partyKind.options.map((value) => ({ value, label: value }))}
        />
      </SendForm>
    </section>
  );
}
