import { useQuery } from '@tanstack/react-query';
import type { Account } from '@waymark/contract';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import '../sign-in/sign-in.css';
import { PasswordSection } from './password-section';
import { RolesSection } from './roles-section';
import { SecondFactorSection } from './second-factor-section';
import { SessionsSection } from './sessions-section';

/** `/account`: one's own roles, password, second step and sessions. */
export function AccountPage() {
  const account = useQuery(query('account', {}));
  return (
    <Page title="Your account">
      <Waiting for={account}>{(found) => <Sections account={found} />}</Waiting>
    </Page>
  );
}

function Sections({ account }: { readonly account: Account }) {
  return (
    <>
      <dl className="wm-about-facts">
        <dt>Name</dt>
        <dd>{account.name}</dd>
        {account.login !== '' && (
          <>
            <dt>Sign-in name</dt>
            <dd>{account.login}</dd>
          </>
        )}
      </dl>
      <RolesSection account={account} />
      <SecondFactorSection account={account} />
      <PasswordSection account={account} />
      <SessionsSection />
    </>
  );
}
