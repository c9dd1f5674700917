import type { FoundColumn, Indicator } from '@waymark/contract';
import { useId, useState } from 'react';
import { ChosenList } from '../../../parts/chosen-list';
import { titleOf } from './desk';

const IN_SIGHT = 8;

/** Indicators for a column: what was proposed comes first, with its reason; any other is found by its words or code. */
export function IndicatorChoice({
  label,
  chosen,
  most,
  proposed,
  indicators,
  onChange,
}: {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly most: number;
  readonly proposed: FoundColumn['indicators'];
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly onChange: (codes: readonly string[]) => void;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const take = (code: string) => {
    onChange(most === 1 ? [code] : [...chosen, code]);
    setOpen(false);
    setSearch('');
  };
  const offered = proposed.filter(({ code }) => !chosen.includes(code));
  const found =
    search.trim() === '' ? [] : matching(indicators, search).filter((i) => !chosen.includes(i.code));
  const asking = open || chosen.length === 0;
  return (
    <div className="wm-choose-indicator" role="group" aria-label={label}>
      <ChosenList
        label={label}
        items={chosen.map((code) => ({ key: code, name: titleOf(indicators, code) }))}
        onChange={onChange}
      />
      {!asking && (
        <button type="button" className="wm-link-button" onClick={() => setOpen(true)}>
          {most === 1 ? 'Another indicator instead' : 'Add an indicator'}
        </button>
      )}
      {asking && (
        <>
          {offered.length > 0 && (
            <ul className="wm-quiet-list wm-proposals" aria-label="Proposed">
              {offered.map(({ code, title, because }) => (
                <li key={code}>
                  <button type="button" className="wm-link-button" onClick={() => take(code)}>
                    {title} ({code})
                  </button>{' '}
                  <span className="wm-small">{because}</span>
                </li>
              ))}
            </ul>
          )}
          <label htmlFor={id}>{offered.length > 0 ? 'Or find another' : 'Find an indicator'}</label>
          <input
            id={id}
            type="search"
            className="wm-input"
            autoComplete="off"
            placeholder="Words or code, such as safe or LOC-01"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <div role="status">
            {search.trim() !== '' && found.length === 0 && (
              <p className="wm-small">No indicator of the framework has these words.</p>
            )}
            {found.length > 0 && (
              <ul className="wm-found" aria-label="Indicators found">
                {found.slice(0, IN_SIGHT).map((one) => (
                  <li key={one.code}>
                    <button type="button" className="wm-link-button" onClick={() => take(one.code)}>
                      {one.title} ({one.code})
                    </button>{' '}
                    <span className="wm-small">{one.measures}</span>
                  </li>
                ))}
                {found.length > IN_SIGHT && (
                  <li className="wm-small">{found.length - IN_SIGHT} more: write another word.</li>
                )}
              </ul>
            )}
          </div>
        </>
      )}
    </div>
  );
}

/** All words of the search stand somewhere in the code, the title or what it measures; titles first. */
function matching(indicators: ReadonlyMap<string, Indicator>, search: string): readonly Indicator[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const inAll = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const all = [...indicators.values()];
  const first = all.filter(({ code, title }) => inAll(`${code} ${title}`));
  return [
    ...first,
    ...all.filter((one) => !first.includes(one) && inAll(`${one.code} ${one.title} ${one.measures}`)),
  ];
}
