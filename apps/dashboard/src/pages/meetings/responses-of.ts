import { useQuery } from '@tanstack/react-query';
import type { Response } from '@waymark/contract';
import { query } from '../../api/queries';
import { useMay } from '../../reach';

/** Responses of a context that a decision may have become; none for whoever may not read them. */
export function useResponsesOf(contextId: number): readonly Response[] {
  const may = useMay();
  const found = useQuery({
    ...query('responses', { params: { id: contextId } }),
    enabled: contextId > 0 && may('responses'),
  });
  return (found.data ?? []).filter(({ archived }) => !archived);
}
