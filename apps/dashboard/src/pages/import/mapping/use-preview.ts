import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { MappingPreview, MappingUse } from '@waymark/contract';
import { useEffect, useState } from 'react';
import { call } from '../../../api/client';
import type { Trouble } from '../../../api/errors';
import type { Asked } from './desk';
import type { Sendable } from './draft-state';

/** How long somebody may pause in a word before the file is looked at again, ms. */
const PAUSE = 350;

/** The figures that the draft makes of the file, looked at again whenever the draft has rested for a moment. */
export function usePreview(
  draft: string,
  sendable: Sendable,
): { readonly preview: MappingPreview | undefined; readonly asked: Asked } {
  const text = sendable.ok ? JSON.stringify(sendable.use) : null;
  const settled = useSettled(text);
  const result = useQuery(previewOf(draft, settled));
  return {
    preview: result.data,
    asked: {
      lacks: sendable.ok ? null : sendable,
      busy: text !== settled || result.isFetching,
      trouble: text === null ? null : result.error,
    },
  };
}

function previewOf(draft: string, use: string | null) {
  return queryOptions<MappingPreview, Trouble>({
    queryKey: ['previewMapping', draft, use],
    queryFn: ({ signal }) =>
      call('previewMapping', { params: { id: draft }, body: JSON.parse(use ?? '{}') as MappingUse, signal }),
    enabled: use !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** A value once it has rested; the first one at once. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
