import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** What a page is about, in its address: several parts changed by one step, so that none of them is lost. */
export function useAddress() {
  const [search, setSearch] = useSearchParams();
  const get = useCallback((name: string): string => search.get(name) ?? '', [search]);
  const change = useCallback(
    (parts: Readonly<Record<string, string>>) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(parts))
            if (value === '') after.delete(name);
            else after.set(name, value);
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [get, change] as const;
}
