import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client';
import { useFormOpen } from '../../parts/form/open-forms';
import { useMay } from '../../reach';

/** How often a window says that it is still there, in milliseconds. */
const TURN = 15_000;
const WINDOW = 'waymark:window';

/** Says who else is writing in this plan. Only those who write are named, and only while they do. */
export function BesideYou({ contextId }: { readonly contextId: number }) {
  const editing = useFormOpen();
  const may = useMay();
  const [window] = useState(windowId);
  const beside = useQuery({
    queryKey: ['presence', contextId, window, editing],
    queryFn: ({ signal }) =>
      call('presence', { params: { id: contextId }, body: { window, editing }, signal }),
    enabled: may('presence'),
    refetchInterval: TURN,
    refetchOnWindowFocus: true,
    retry: false,
    gcTime: 0,
  });
  const others = beside.data?.others ?? [];
  return (
    <div role="status">
      {others.length > 0 && (
        <p className="wm-beside">
          <strong>{namesOf(others.map(({ who }) => who))}</strong>{' '}
          {others.length > 1 || others[0]?.you ? 'are' : 'is'} editing this plan{editing && ' too'}. Nothing
          is lost: where you both change the same words, you see both and choose.
        </p>
      )}
    </div>
  );
}

/** The same after a reload, so that nobody is told of themselves as they were a moment ago. */
function windowId(): string {
  try {
    const id = sessionStorage.getItem(WINDOW) ?? crypto.randomUUID();
    sessionStorage.setItem(WINDOW, id);
    return id;
  } catch {
    return crypto.randomUUID();
  }
}

const namesOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
