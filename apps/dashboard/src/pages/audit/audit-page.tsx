import { type AuditFilters, auditFilters } from '@waymark/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { useAddress } from '../../address';
import { addressOf } from '../../api/client';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths, withQuery } from '../../paths';
import '../pages.css';
import './audit.css';
import { AuditFiltersForm, type FilterName, FILTERS } from './audit-filters';
import { ChainBadge } from './chain-badge';
import { EntryList } from './entry-list';

const NO_CHOICES = { kinds: [], people: [] };

/** `/audit`: who did what, when and why, with its filters in the address. */
export function AuditPage() {
  const [get, change] = useAddress();
  const chosen = Object.fromEntries(FILTERS.flatMap((name) => (get(name) === '' ? [] : [[name, get(name)]])));
  // an address somebody typed may hold anything; what is no filter is none
  const parsed = auditFilters.safeParse(chosen);
  const filters: AuditFilters = parsed.success ? parsed.data : {};
  const before = /^\d{1,9}$/.test(get('before')) ? Number(get('before')) : undefined;
  const result = useQuery(query('auditEntries', { query: { ...filters, ...(before ? { before } : {}) } }));
  const chain = useQuery(query('auditChain', {}));
  // what there is to choose from stays while entries are on their way
  const choices = useQuery(query('auditEntries', { query: { limit: 1 } }));
  const narrowed = Object.keys(chosen).length > 0;
  const { search } = useLocation();
  const older = (next: number) => {
    const after = new URLSearchParams(search);
    after.set('before', String(next));
    return `${paths.audit()}?${after.toString()}`;
  };
  return (
    <Page
      counted={['counted-records']}
      title="Audit log"
      lede="Who did what, when and why. No entry can be changed unseen, and what is personal is never in one: only that it changed."
      wide
      actions={
        <a className="wm-button" href={addressOf('auditCsv', { query: filters })} download>
          Download{narrowed ? ' these' : ''} (CSV)
        </a>
      }
    >
      <Waiting for={chain} height={40}>
        {(state) => <ChainBadge chain={state} />}
      </Waiting>
      <AuditFiltersForm
        choices={choices.data ?? NO_CHOICES}
        get={(name: FilterName) => get(name)}
        change={(parts) => change({ ...parts, before: '' })}
      />
      {!parsed.success && (
        <p className="wm-notice" role="status">
          The address holds a filter that cannot be: everything is shown.
        </p>
      )}
      {narrowed && (
        <p className="wm-small">
          <Link to={paths.audit()}>Show everything</Link>
          {get('contextId') !== '' && ` · only what concerns context ${get('contextId')}`}
          {get('objectId') !== '' && ` · only number ${get('objectId')}`}
        </p>
      )}
      <Waiting for={result} height={900}>
        {({ entries, next }) => (
          <>
            {entries.length === 0 && (
              <p>{narrowed ? 'No entry fits these filters.' : 'Nothing has been done here yet.'}</p>
            )}
            <EntryList entries={entries} />
            <nav aria-label="Pages of the audit log" className="wm-links">
              {before !== undefined && <Link to={withQuery(paths.audit(), chosen)}>Latest entries</Link>}
              {next !== null && <Link to={older(next)}>Older entries</Link>}
            </nav>
          </>
        )}
      </Waiting>
    </Page>
  );
}
