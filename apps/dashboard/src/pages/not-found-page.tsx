import { Link } from 'react-router';
import { Page } from '../parts/page';
import { paths } from '../paths';

export function NotFoundPage() {
  return (
    <Page title="No such page" lede="The link may be old, or a letter may be missing.">
      <p>
        Go to the <Link to={paths.start()}>overview</Link> or to the{' '}
        <Link to={paths.contexts()}>list of contexts</Link>.
      </p>
    </Page>
  );
}
