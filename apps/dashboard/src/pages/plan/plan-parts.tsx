import { NavLink } from 'react-router';
import { paths } from '../../paths';
import { useMay } from '../../reach';
import '../protection/protection.css';
import { BesideYou } from './beside-you';

/** The pages of one context's plan. */
export function PlanParts({ id }: { readonly id: number }) {
  const may = useMay();
  return (
    <>
      <nav className="wm-parts wm-screen-only" aria-label="Parts of the plan">
        <ul>
          <li>
            <NavLink to={paths.plan(id)}>Plan</NavLink>
          </li>
          <li>
            <NavLink to={paths.contextMeetings(id)}>Meetings and balance</NavLink>
          </li>
          <li>
            <NavLink to={paths.planDocuments(id)}>Guardians, incidents, values</NavLink>
          </li>
          {may('concerns') && (
            <li>
              <NavLink to={paths.concerns(id)}>Concerns</NavLink>
            </li>
          )}
        </ul>
      </nav>
      <BesideYou contextId={id} />
    </>
  );
}
