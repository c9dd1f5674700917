import { endpoints, type Session } from '@waymark/contract';
import { useSendAsSomebody } from '../../api/queries';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { LoginField, PasswordField } from '../../parts/form/secret-field';
import { Page } from '../../parts/page';
import { DemoAccounts } from './demo-accounts';
import './sign-in.css';

const REASONS = {
  first: null,
  left: 'You are signed out on this device.',
  expired:
    'You were signed out: the session ran out or was ended elsewhere. What you typed is kept on this device; sign in and you are back on this page.',
} as const;

/** Stands at whatever address was opened; once signed in, the reader is on the page of that address. */
export function SignInPage({
  session,
  why,
}: {
  readonly session: Session;
  readonly why: keyof typeof REASONS;
}) {
  const demo = session.demoAccounts.length > 0;
  return (
    <Page title="Sign in">
      {REASONS[why] && (
        <p className="wm-notice" role="status">
          {REASONS[why]}
        </p>
      )}
      {demo && <DemoAccounts accounts={session.demoAccounts} />}
      {demo ? (
        <details className="wm-sign-in-other">
          <summary>Sign in by name and password</summary>
          <ByPassword />
        </details>
      ) : (
        <ByPassword />
      )}
      <p className="wm-small wm-measure">
        No account? Whoever looks after Waymark where you work invites you by a link. Password or
        authenticator app lost? They give you a new link.
      </p>
    </Page>
  );
}

function ByPassword() {
  const form = useFleetingForm({ login: '', password: '' });
  const send = useSendAsSomebody('signIn');
  return (
    <SendFleeting
      form={form}
      schema={endpoints.signIn.body}
      body={(values) => values}
      send={(body) => send.mutateAsync({ body })}
      label="Sign in"
    >
      <LoginField
        {...form.field('login')}
        label="E-mail address or sign-in name"
        help="As you gave it when you made your account. Capitals make no difference."
      />
      <PasswordField {...form.field('password')} label="Password" help="" use="current-password" />
    </SendFleeting>
  );
}
