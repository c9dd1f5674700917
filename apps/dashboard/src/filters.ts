import { outside, type View, view as viewOf } from '@waymark/contract';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { withQuery } from './paths';
import { useActor } from './reach';

/**
 * A filter that lives in the address, so that a link can be sent and "back" works. The default is left out of the address;
 * a value that is not one of the choices counts as the default.
 */
export function useFilter<T extends string>(name: string, choices: readonly T[], fallback: T) {
  const [search, setSearch] = useSearchParams();
  const found = search.get(name);
  const value = choices.find((choice) => choice === found) ?? fallback;
  const set = useCallback(
    (next: T) =>
      setSearch((before) => {
        const after = new URLSearchParams(before);
        if (next === fallback) after.delete(name);
        else after.set(name, next);
        return after;
      }),
    [fallback, name, setSearch],
  );
  return [value, set] as const;
}

/** Whose figures a page shows: the reader's choice on the team; outside it there are the released ones only. */
export function useView(): readonly [View, (next: View) => void] {
  const role = useActor()?.role;
  const [chosen, setView] = useFilter('view', viewOf.options, 'team');
  return [role && outside.includes(role) ? 'external' : chosen, setView];
}

/** Links out of a page that is seen as a funder sees it lead to pages seen the same way, never into team figures. */
export function useInView(): (path: string) => string {
  const [search] = useSearchParams();
  const external = search.get('view') === 'external';
  return (path) => (external ? withQuery(path, { view: 'external' }) : path);
}

/** Free text or a list of codes in the address. */
export function useTextFilter(name: string) {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (next: string) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (next === '') after.delete(name);
          else after.set(name, next);
          return after;
        },
        { replace: true },
      ),
    [name, setSearch],
  );
  return [search.get(name) ?? '', set] as const;
}
