import { useQuery } from '@tanstack/react-query';
import type { Session } from '@waymark/contract';
import { query } from '../api/queries';
import { keep, kept } from './kept';

const LAST = 'waymark:last-scope';

/**
 * Names the database behind this address and who is signed in: the demo's drafts must never be sent to somebody's real work, nor
 * one person's under the name of another who uses the same computer.
 */
export function scopeOf({
  mode,
  actor,
  organisations,
}: Pick<Session, 'mode' | 'actor' | 'organisations'>): string {
  const who = actor ? `person ${actor.personId}` : 'nobody';
  return [mode, who, ...organisations.map((o) => `${o.id} ${o.name}`)].join('|');
}

/**
 * The scope of this session; without a connection, or while nobody is signed in, the one last seen here, so that what waits is
 * still counted and found again.
 */
export function useScope(): string | null {
  const { data } = useQuery(query('session', {}));
  if (!data?.actor) return kept<string>(LAST)?.value ?? null;
  const scope = scopeOf(data);
  if (kept<string>(LAST)?.value !== scope) keep(LAST, scope);
  return scope;
}
