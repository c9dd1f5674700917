import { endpoints, type OneTimeLink, type Person, type PersonState } from '@waymark/contract';
import { useSend } from '../../api/queries';
import { TextField } from '../../parts/form/field';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { type RoleValues, RoleAndScope, scopeOfValue } from './scope-fields';

interface Closing {
  readonly onClose: () => void;
}

const REASON = { label: 'Why', help: 'Kept in the audit trail with your name and the time.' };

export function AddRole({ person, onClose }: Closing & { readonly person: Person }) {
  const form = useFleetingForm<RoleValues>({ role: '', scope: '' });
  const send = useSend('addMembership');
  return (
    <SendFleeting
      form={form}
      schema={endpoints.addMembership.body}
      body={({ role, scope }) => ({ role, scope: scopeOfValue(scope) })}
      send={(body) => send.mutateAsync({ params: { id: person.id }, body })}
      label="Give the role"
      onDone={onClose}
      onCancel={onClose}
    >
      <RoleAndScope role={form.field('role')} scope={form.field('scope')} />
    </SendFleeting>
  );
}

export function EndRole({ id, onClose }: Closing & { readonly id: number }) {
  const form = useFleetingForm({ reason: '' });
  const send = useSend('endMembership');
  return (
    <SendFleeting
      form={form}
      schema={endpoints.endMembership.body}
      body={(values) => values}
      send={(body) => send.mutateAsync({ params: { id }, body })}
      label="Take the role away"
      onDone={onClose}
      onCancel={onClose}
    >
      <TextField {...form.field('reason')} {...REASON} max={400} />
    </SendFleeting>
  );
}

const CHANGES: Record<PersonState, { readonly label: string; readonly words: string }> = {
  suspended: {
    label: 'Suspend',
    words: 'They are signed out at once and cannot sign in until you take it up again.',
  },
  active: { label: 'Take up again', words: 'They can sign in again with the password they had.' },
  ended: {
    label: 'End the account',
    words:
      'They are signed out at once, for good: their password, their app and their codes are erased. What they recorded stays, under their name.',
  },
};

export function ChangeState({
  person,
  to,
  onClose,
}: Closing & { readonly person: Person; readonly to: PersonState }) {
  const form = useFleetingForm({ reason: '' });
  const send = useSend('changePerson');
  return (
    <SendFleeting
      form={form}
      schema={endpoints.changePerson.body}
      body={({ reason }) => ({ state: to, reason })}
      send={(body) => send.mutateAsync({ params: { id: person.id }, body })}
      label={CHANGES[to].label}
      onDone={onClose}
      onCancel={onClose}
    >
      <p>{CHANGES[to].words}</p>
      <TextField {...form.field('reason')} {...REASON} max={400} />
    </SendFleeting>
  );
}

export function GiveLink({
  person,
  onMade,
  onClose,
}: Closing & { readonly person: Person; readonly onMade: (link: OneTimeLink) => void }) {
  const form = useFleetingForm({ reason: '', secondFactorToo: false });
  const send = useSend('addResetLink');
  const second = form.field('secondFactorToo');
  return (
    <SendFleeting
      form={form}
      schema={endpoints.addResetLink.body}
      body={(values) => values}
      send={(body) => send.mutateAsync({ params: { id: person.id }, body })}
      label="Make the link"
      onDone={onMade}
      onCancel={onClose}
    >
      <p>
        With it they choose a new password. Be sure that it is really {person.name} who asks: call them back
        on a number you know.
      </p>
      <label className="wm-choice">
        <input type="checkbox" checked={second.value} onChange={() => second.onValue(!second.value)} />
        <span>The authenticator app and the recovery codes are lost too: forget them</span>
      </label>
      <TextField {...form.field('reason')} {...REASON} max={400} />
    </SendFleeting>
  );
}
