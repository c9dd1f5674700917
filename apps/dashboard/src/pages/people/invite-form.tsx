import { endpoints, type OneTimeLink } from '@waymark/contract';
import { useSend } from '../../api/queries';
import { TextField } from '../../parts/form/field';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { type RoleValues, RoleAndScope, scopeOfValue } from './scope-fields';

/** Makes an invitation; the link goes to whoever asked for it, to be handed over. */
export function InviteForm({
  onInvited,
  onCancel,
}: {
  readonly onInvited: (whose: string, link: OneTimeLink) => void;
  readonly onCancel: () => void;
}) {
  const form = useFleetingForm<RoleValues & { forWhom: string }>({ role: '', scope: '', forWhom: '' });
  const send = useSend('addInvitation');
  return (
    <section className="wm-section" aria-labelledby="invite-title">
      <h2 id="invite-title">Invite somebody</h2>
      <SendFleeting
        form={form}
        schema={endpoints.addInvitation.body}
        body={({ role, scope, forWhom }) => ({ role, scope: scopeOfValue(scope), forWhom })}
        send={(body) => send.mutateAsync({ body })}
        label="Make the link"
        onDone={({ invitation, link }) => onInvited(invitation.forWhom, link)}
        onCancel={onCancel}
      >
        <TextField
          {...form.field('forWhom')}
          label="For whom"
          help="To tell invitations apart. They choose themselves what they are called here."
          max={120}
        />
        <RoleAndScope role={form.field('role')} scope={form.field('scope')} />
      </SendFleeting>
    </section>
  );
}
