import { endpoints } from '@waymark/contract';
import { useNavigate } from 'react-router';
import { useSendAsSomebody } from '../../api/queries';
import { TextField } from '../../parts/form/field';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { LoginField } from '../../parts/form/secret-field';
import { paths } from '../../paths';
import { NewPassword } from './new-account-fields';

/** Asked once, in an empty database: whose it is, and who looks after it. */
export function FirstSetUp({ token }: { readonly token: string }) {
  const form = useFleetingForm({ organisation: '', administrator: '', login: '', password: '' });
  const setUp = useSendAsSomebody('setUp');
  const navigate = useNavigate();
  const { organisation, administrator, login } = form.values;
  return (
    <>
      <p className="wm-lede">
        This is an empty database, made for your own work. A few words, and it is yours.
      </p>
      <SendFleeting
        form={form}
        schema={endpoints.setUp.body}
        body={(values) => ({ token, ...values })}
        send={(body) => setUp.mutateAsync({ body })}
        label="Begin"
        onDone={() => void navigate(paths.start(), { replace: true })}
      >
        <TextField
          {...form.field('organisation')}
          label="Your organisation"
          help="Its name as funders know it. It stands on every report."
          max={120}
        />
        <TextField
          {...form.field('administrator')}
          label="Your name"
          help="What the history shows beside whatever you record. You are the administrator of this installation."
          max={120}
        />
        <LoginField
          {...form.field('login')}
          label="E-mail address or sign-in name"
          help="To sign in with. Waymark sends no mail; an address is only easy to remember."
        />
        <NewPassword form={form} about={[organisation, administrator, login]} />
        <p className="wm-small wm-measure">
          Next comes an authenticator app: an administrator can reach everything, so a password alone is not
          enough.
        </p>
      </SendFleeting>
    </>
  );
}
