import { type Account, endpoints } from '@waymark/contract';
import { useState } from 'react';
import { useSend } from '../../api/queries';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { PasswordAdvice } from '../../parts/form/password-advice';
import { PasswordField } from '../../parts/form/secret-field';
import { momentWords } from '../../parts/words';

export function PasswordSection({ account }: { readonly account: Account }) {
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <section className="wm-section" aria-labelledby="password-title">
      <h2 id="password-title">Password</h2>
      {account.passwordChangedAt && (
        <p className="wm-small">Chosen on {momentWords(account.passwordChangedAt)}.</p>
      )}
      <p role="status">{done && 'Your password is changed, and you are signed out on every other device.'}</p>
      {open ? (
        <ChangePassword
          account={account}
          onDone={() => {
            setOpen(false);
            setDone(true);
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <button type="button" className="wm-button" onClick={() => setOpen(true)}>
          Change the password
        </button>
      )}
    </section>
  );
}

function ChangePassword({
  account,
  onDone,
  onCancel,
}: {
  readonly account: Account;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const form = useFleetingForm({ current: '', next: '' });
  const send = useSend('changePassword');
  return (
    <SendFleeting
      form={form}
      schema={endpoints.changePassword.body}
      body={(values) => values}
      send={(body) => send.mutateAsync({ body })}
      label="Change it"
      onDone={onDone}
      onCancel={onCancel}
    >
      {/* password managers file the new one under the right name */}
      <input type="text" hidden readOnly autoComplete="username" value={account.login} />
      <PasswordField {...form.field('current')} label="Password now" help="" use="current-password" />
      <div>
        <PasswordField
          {...form.field('next')}
          label="New password"
          help="At least 12 characters, any you like, spaces too."
          use="new-password"
        />
        <PasswordAdvice password={form.values.next} about={[account.name, account.login, 'waymark']} />
      </div>
    </SendFleeting>
  );
}
