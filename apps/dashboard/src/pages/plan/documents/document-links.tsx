import type { PlanDocument } from '@waymark/contract';
import { Link } from 'react-router';
import { paths } from '../../../paths';

/** Leads to a document on a page of its own: every version of it, where two differ, and paper. */
export function DocumentLinks({ one, named }: { readonly one: PlanDocument; readonly named: string }) {
  return (
    <p className="wm-links wm-screen-only">
      <Link to={paths.planDocument(one.contextId, one.id)}>
        {one.number === 1 ? 'Open and print' : `All ${one.number} versions, compare and print`}
        <span className="wm-hidden"> {named}</span>
      </Link>
    </p>
  );
}
