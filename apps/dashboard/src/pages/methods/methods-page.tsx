import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';

/** The methods behind the figures, one page each. */
export function MethodsPage() {
  const methods = useQuery(query('methods', {}));
  return (
    <Page
      title="Methods"
      lede="How figures are made, what they can carry, and what is said when they cannot."
    >
      <Waiting for={methods}>
        {(all) =>
          all.length === 0 ? (
            <p>No method is described in this installation.</p>
          ) : (
            <ul className="wm-quiet-list">
              {all.map((method) => (
                <li key={method.slug}>
                  <h2>
                    <Link to={paths.method(method.slug)}>{method.title}</Link>
                  </h2>
                  <p>{method.answers}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Waiting>
    </Page>
  );
}
