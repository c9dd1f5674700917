import type { Context } from '@waymark/contract';
import { Link } from 'react-router';
import { paths } from '../paths';
import { teamName } from './words';

/** The way back from a form: all contexts, and the page of this one by its name. */
export function ContextCrumb({
  id,
  context,
}: {
  readonly id: number;
  readonly context: Context | undefined;
}) {
  return (
    <>
      <Link to={paths.contexts()}>Contexts</Link> /{' '}
      <Link to={paths.context(id)}>{context ? teamName(context) : 'Its page'}</Link>
    </>
  );
}
