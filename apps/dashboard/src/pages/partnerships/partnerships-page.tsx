import { useQuery } from '@tanstack/react-query';
import type { Partnership } from '@waymark/contract';
import { Link, useNavigate } from 'react-router';
import { query } from '../../api/queries';
import { useTextFilter } from '../../filters';
import { Scoped } from '../../outbox/scoped';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { datesInWords } from '../../parts/words';
import { paths } from '../../paths';
import { useMay } from '../../reach';
import { PartnershipForm } from './partnership-form';

/** `/partnerships`: with whom the plan of a place is shared, or what one was asked to join. */
export function PartnershipsPage() {
  const all = useQuery(query('partnerships', {}));
  const [open, setOpen] = useTextFilter('edit');
  const may = useMay();
  const go = useNavigate();
  return (
    <Page
      title="Partnerships"
      lede="Several organisations on the plan of the same places. What each may see is read and agreed to by all, before anything is shared."
      actions={
        may('addPartnership') &&
        open !== 'new' && (
          <button type="button" className="wm-button wm-button-main" onClick={() => setOpen('new')}>
            New partnership
          </button>
        )
      }
    >
      {open === 'new' && may('addPartnership') && (
        <Scoped>
          {(scope) => (
            <PartnershipForm
              scope={scope}
              onDone={(page) => (page ? void go(paths.partnership(page.id)) : setOpen(''))}
            />
          )}
        </Scoped>
      )}
      <Waiting for={all}>
        {(found) =>
          found.length === 0 ? (
            <p className="wm-prose">
              No partnership yet. One begins with a name, the places whose plan is shared, and the agreement
              it rests on.
            </p>
          ) : (
            <ul className="wm-quiet-list">
              {[...found].sort(byStanding).map((one) => (
                <li key={one.id} className="wm-entry">
                  <h2>
                    <Link to={paths.partnership(one.id)}>{one.name}</Link>
                    <span className="wm-tag"> {tagOf(one)}</span>
                  </h2>
                  <p>{one.organisation}</p>
                  <p className="wm-small">{datesInWords(one.because)}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Waiting>
    </Page>
  );
}

/** In one or two words, where it stands for its reader. */
export function tagOf({ state, archived, standing }: Partnership): string {
  if (archived) return 'archived';
  if (state === 'ended') return 'ended';
  if (standing === 'asked') return 'you are asked to join';
  return state === 'open' ? 'shared' : 'not shared';
}

const rank = ({ archived, state, standing }: Partnership): number =>
  archived || state === 'ended' ? 2 : standing === 'asked' ? 0 : 1;
const byStanding = (a: Partnership, b: Partnership): number =>
  rank(a) - rank(b) || a.name.localeCompare(b.name, 'en-GB');
