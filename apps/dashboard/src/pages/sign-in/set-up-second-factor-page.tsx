import { Page } from '../../parts/page';
import { EnrolApp } from './enrol-app';
import { SignOutInstead } from './sign-out-instead';
import './sign-in.css';

/** Between the password and the product, for those whose role asks for a second factor and who have none yet. */
export function SetUpSecondFactorPage() {
  return (
    <Page
      title="Set up the second step"
      lede="Your role reaches figures and accounts of others, so a password alone does not open it."
    >
      <EnrolApp />
      <p className="wm-links">
        <SignOutInstead />
      </p>
    </Page>
  );
}
