import { useQuery } from '@tanstack/react-query';
import type { Session } from '@waymark/contract';
import type { ReactNode } from 'react';
import { query } from '../api/queries';
import { Waiting } from '../parts/waiting';
import { scopeOf } from './scope';

/** What a form needs to know before it can keep anything: which database this is, and what day. */
export function Scoped({ children }: { readonly children: (scope: string, session: Session) => ReactNode }) {
  const session = useQuery(query('session', {}));
  return <Waiting for={session}>{(data) => children(scopeOf(data), data)}</Waiting>;
}
