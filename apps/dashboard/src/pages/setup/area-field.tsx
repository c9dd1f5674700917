import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { query } from '../../api/queries';
import { TextField } from '../../parts/form/field';
import type { Bound } from '../../parts/form/use-kept-form';

export interface ChosenArea {
  readonly areaCode: string;
  readonly areaName: string;
}

/** Finds an area this installation knows by a part of its name, and takes its code; a name in one's own words will do as well. */
export function AreaField({ code, name }: { readonly code: Bound<string>; readonly name: Bound<string> }) {
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.trim());
  const found = useQuery({ ...query('areas', { query: { search: asked } }), enabled: asked.length > 1 });
  const areas = asked.length > 1 ? (found.data ?? []) : [];
  return (
    <div className="wm-form-part">
      <TextField
        {...name}
        label="Area"
        help="The district, ward or town the site lies in, in your own words or found below. Published figures are set beside the site by its area."
        optional
      />
      <TextField
        id={`${code.id}-search`}
        refusal={undefined}
        value={search}
        onValue={setSearch}
        label="Find it among the known areas"
        help="Type two letters or more. Areas come with imported reference files; if yours is not among them, your own words are enough."
        optional
      />
      <div role="status">
        {asked.length > 1 && found.isSuccess && areas.length === 0 && (
          <p className="wm-small">No known area is called so. Leave the name in your own words.</p>
        )}
        {found.isError && <p className="wm-small">{found.error.sentence}</p>}
        {areas.length > 0 && (
          <ul className="wm-quiet-list" aria-label="Areas found">
            {areas.slice(0, 12).map((area) => (
              <li key={`${area.code}${area.ended ?? ''}`}>
                <button
                  type="button"
                  className="wm-link-button"
                  onClick={() => {
                    code.onValue(area.code);
                    name.onValue(area.name);
                    setSearch('');
                    // the list closes: what was chosen stands in these two fields
                    document.getElementById(name.id)?.focus();
                  }}
                >
                  {area.name}
                </button>{' '}
                <span className="wm-small">
                  {area.kind}, {area.code}
                  {area.ended ? `, ended ${area.ended}` : ''}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <TextField
        {...code}
        width="medium"
        label="GSS code of the area"
        help="One letter and eight digits, for example E09000012. It is filled in when you choose an area above."
        optional
      />
    </div>
  );
}
