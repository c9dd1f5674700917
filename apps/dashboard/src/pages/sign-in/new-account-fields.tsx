import { PasswordAdvice } from '../../parts/form/password-advice';
import { TextField } from '../../parts/form/field';
import type { FleetingForm } from '../../parts/form/fleeting-form';
import { LoginField, PasswordField } from '../../parts/form/secret-field';

interface AccountValues {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** The name, the sign-in name and the password of a new account. `name` is what the entry calls the person's name. */
export function NewAccountFields({ form }: { readonly form: FleetingForm<AccountValues> }) {
  return (
    <>
      <TextField
        {...form.field('name')}
        label="Your name"
        help="What colleagues and the history show beside whatever you record."
        max={120}
      />
      <LoginField
        {...form.field('login')}
        label="E-mail address or sign-in name"
        help="To sign in with. Waymark sends no mail; an address is only easy to remember."
      />
      <NewPassword form={form} about={[form.values.name, form.values.login]} />
    </>
  );
}

/** A new password with advice as it is typed. */
export function NewPassword<V extends { readonly password: string }>({
  form,
  about,
}: {
  readonly form: FleetingForm<V>;
  readonly about: readonly string[];
}) {
  return (
    <div>
      <PasswordField
        {...(form as unknown as FleetingForm<{ password: string }>).field('password')}
        label="New password"
        help="At least 12 characters, any you like, spaces too. Nothing forces you to change it every few months."
        use="new-password"
      />
      <PasswordAdvice password={form.values.password} about={[...about, 'waymark']} />
    </div>
  );
}
