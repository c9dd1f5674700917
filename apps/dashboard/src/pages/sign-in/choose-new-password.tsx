import { endpoints, type LinkAbout } from '@waymark/contract';
import { useNavigate } from 'react-router';
import { useSendAsSomebody } from '../../api/queries';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { paths } from '../../paths';
import { NewPassword } from './new-account-fields';

/** A new password by a link of an administrator. */
export function ChooseNewPassword({
  token,
  about,
}: {
  readonly token: string;
  readonly about: Extract<LinkAbout, { kind: 'reset' }>;
}) {
  const form = useFleetingForm({ password: '' });
  const reset = useSendAsSomebody('resetPassword');
  const navigate = useNavigate();
  return (
    <>
      <p className="wm-prose">
        For the account <strong>{about.login}</strong>. It signs you out on every device.
        {about.secondFactorToo && ' Your authenticator app is forgotten too: you set it up anew next.'}
      </p>
      <SendFleeting
        form={form}
        schema={endpoints.resetPassword.body}
        body={(values) => ({ token, ...values })}
        send={(body) => reset.mutateAsync({ body })}
        label="Use this password"
        onDone={() => void navigate(paths.start(), { replace: true })}
      >
        <NewPassword form={form} about={[about.login]} />
      </SendFleeting>
    </>
  );
}
