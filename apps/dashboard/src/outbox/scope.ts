import { useQuery } from '@tanstack/react-query';
import type { Session } from '@waymark/contract';
import { query } from '../api/queries';
import { keep, kept } from './kept';

const LAST = 'waymark:last-scope';

/** Names the database behind this address: the demo's drafts must never be sent to somebody's real work. */
export function scopeOf(session: Pick<Session, 'mode' | 'organisations'>): string {
  return [session.mode, ...session.organisations.map((o) => `${o.id} ${o.name}`)].join('|');
}

/** The scope of this session; without a connection, the one last seen here, so that drafts can still be read. */
export function useScope(): string | null {
  const { data } = useQuery(query('session', {}));
  if (!data) return kept<string>(LAST)?.value ?? null;
  const scope = scopeOf(data);
  if (kept<string>(LAST)?.value !== scope) keep(LAST, scope);
  return scope;
}
