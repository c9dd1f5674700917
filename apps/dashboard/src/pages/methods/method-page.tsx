import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import { Prose } from './prose';

/** One method, explained. */
export function MethodPage() {
  const { slug = '' } = useParams();
  const method = useQuery(query('method', { params: { slug } }));
  return (
    <Page
      title={method.data?.title ?? 'Method'}
      crumb={<Link to={paths.methods()}>Methods</Link>}
      lede={method.data?.answers}
    >
      <Waiting for={method}>{({ markdown, title }) => <Prose markdown={markdown} title={title} />}</Waiting>
    </Page>
  );
}
