import { useQueries, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { query } from '../api/queries';
import { ChosenList } from './chosen-list';

const IN_SIGHT = 12;

/**
 * Areas to set side by side: found by a part of their name, added and taken out again. The areas that the sites point to
 * are offered; none is chosen for the reader.
 */
export function AreaChooser({
  chosen,
  onChange,
  most,
  movable = false,
}: {
  readonly chosen: readonly string[];
  /** `moved`: in another order, not others. */
  readonly onChange: (codes: readonly string[], moved: boolean) => void;
  /** The most that can be chosen here. */
  readonly most: number;
  readonly movable?: boolean;
}) {
  const id = useId();
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.trim());
  const found = useQuery({ ...query('areas', { query: { search: asked } }), enabled: asked.length > 1 });
  const sites = useQuery(query('sites', {}));
  const names = useAreaNames(chosen);
  const add = (code: string) => {
    if (!chosen.includes(code)) onChange([...chosen, code], false);
    setSearch('');
  };
  const full = chosen.length >= most;
  const areas = asked.length > 1 ? (found.data ?? []).filter(({ code }) => !chosen.includes(code)) : [];
  const pointed = new Map(
    (sites.data ?? []).flatMap((site) =>
      site.areaCode !== null && !site.archived && !chosen.includes(site.areaCode)
        ? [[site.areaCode, site.areaName ?? site.areaCode] as const]
        : [],
    ),
  );
  return (
    <section className="wm-chooser wm-screen-only" aria-label="Areas">
      <ChosenList
        label="Chosen areas"
        items={chosen.map((code) => ({ key: code, name: names.get(code) ?? code }))}
        onChange={onChange}
        movable={movable}
      />
      {full ? (
        <p className="wm-small">That is as many as can be read side by side. Take one out to add another.</p>
      ) : (
        <>
          <label className="wm-choice" htmlFor={id}>
            Add an area{' '}
            <input
              id={id}
              type="search"
              autoComplete="off"
              placeholder="Two letters or more"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </label>
          {pointed.size === 0 ? null : (
            <p className="wm-offered">
              <span className="wm-small">Areas your sites point to:</span>
              {[...pointed].map(([code, name]) => (
                <button key={code} type="button" className="wm-link-button" onClick={() => add(code)}>
                  {name}
                </button>
              ))}
            </p>
          )}
        </>
      )}
      <div role="status">
        {asked.length > 1 && found.isSuccess && areas.length === 0 ? (
          <p className="wm-small">
            No other area is known by that name. Areas come with imported reference files.
          </p>
        ) : null}
        {found.isError ? <p className="wm-small">{found.error.sentence}</p> : null}
        {areas.length === 0 || full ? null : (
          <ul className="wm-found" aria-label="Areas found">
            {areas.slice(0, IN_SIGHT).map((area) => (
              <li key={`${area.code} ${area.ended ?? ''}`}>
                <button type="button" className="wm-link-button" onClick={() => add(area.code)}>
                  {area.name}
                </button>{' '}
                <span className="wm-small">
                  {area.kind}, {area.code}
                  {area.ended ? `, ${area.ended}` : ''}
                </span>
              </li>
            ))}
            {areas.length > IN_SIGHT ? (
              <li className="wm-small">{areas.length - IN_SIGHT} more: type a longer part of the name.</li>
            ) : null}
          </ul>
        )}
      </div>
    </section>
  );
}

/** Names of areas by their codes, as far as this installation knows them. */
function useAreaNames(codes: readonly string[]): ReadonlyMap<string, string> {
  return useQueries({
    queries: codes.map((code) => query('areas', { query: { search: code } })),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }, at) => {
          const name = data?.find(({ code }) => code === codes[at])?.name;
          return name === undefined ? [] : [[codes[at] ?? '', name] as const];
        }),
      ),
  });
}

/** `E06000023,E08000011` of an address as a list, each once. */
export const codesOf = (text: string): string[] => [...new Set(text.split(',').filter(Boolean))];
