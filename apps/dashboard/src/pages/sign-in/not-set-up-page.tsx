import { Page } from '../../parts/page';
import './sign-in.css';

/** An empty database: whoever started Waymark holds the link that sets it up. */
export function NotSetUpPage() {
  return (
    <Page title="Waymark is not set up yet" lede="This is an empty database, made for your own work.">
      <div className="wm-prose">
        <p>
          Where Waymark was started, it printed a one-time link. Open that link in this browser: it asks for
          the name of your organisation and makes the first account.
        </p>
        <p>The link is no longer there? Stop Waymark and start it again: it prints a new one.</p>
      </div>
    </Page>
  );
}
