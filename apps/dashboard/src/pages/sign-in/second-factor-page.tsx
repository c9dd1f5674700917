import { secondFactor } from '@waymark/contract';
import { useState } from 'react';
import { useSendAsSomebody } from '../../api/queries';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { CodeField } from '../../parts/form/secret-field';
import { Page } from '../../parts/page';
import { SignOutInstead } from './sign-out-instead';
import './sign-in.css';

/** The second step of signing in. */
export function SecondFactorPage() {
  const [recovery, setRecovery] = useState(false);
  return (
    <Page title="Second step">
      {recovery ? <ByRecoveryCode /> : <ByApp />}
      <p className="wm-links">
        <button type="button" className="wm-link-button" onClick={() => setRecovery(!recovery)}>
          {recovery ? 'Use the authenticator app' : 'Use a recovery code'}
        </button>
        <SignOutInstead />
      </p>
    </Page>
  );
}

function ByApp() {
  const form = useFleetingForm({ code: '' });
  const send = useSendAsSomebody('secondFactor');
  return (
    <SendFleeting
      form={form}
      schema={secondFactor.options[0]}
      body={(values) => values}
      send={(body) => send.mutateAsync({ body })}
      label="Go on"
    >
      <CodeField
        {...form.field('code')}
        figures
        label="Code of the authenticator app"
        help="The six figures it shows for Waymark now. Each code works once."
      />
    </SendFleeting>
  );
}

function ByRecoveryCode() {
  const form = useFleetingForm({ recoveryCode: '' });
  const send = useSendAsSomebody('secondFactor');
  return (
    <SendFleeting
      form={form}
      schema={secondFactor.options[1]}
      body={(values) => values}
      send={(body) => send.mutateAsync({ body })}
      label="Go on"
    >
      <CodeField
        {...form.field('recoveryCode')}
        figures={false}
        label="Recovery code"
        help="One of those you kept when you set up the app. It is used up; the others stay."
      />
    </SendFleeting>
  );
}
