import type { Context, View } from '@waymark/contract';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { query } from '../../api/queries';
import { ChosenList } from '../../parts/chosen-list';
import { teamName } from '../../parts/words';

/** Contexts to set side by side, in an order of one's own. */
export function ContextChooser({
  chosen,
  onChange,
  most,
  view,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[], moved: boolean) => void;
  readonly most: number;
  /** As a funder sees it, only public names stand on the screen. */
  readonly view: View;
}) {
  const id = useId();
  const contexts = useQuery(query('contexts', {}));
  const all = (contexts.data ?? []).filter(({ archived }) => !archived);
  const called = (one: Context) => (view === 'external' ? one.pseudonym : teamName(one));
  const nameOf = (key: string) => {
    const found = all.find((one) => String(one.id) === key);
    return found ? called(found) : `Context ${key}`;
  };
  const free = all
    .filter((one) => !chosen.includes(String(one.id)))
    .sort((a, b) => called(a).localeCompare(called(b), 'en-GB'));
  return (
    <section className="wm-chooser" aria-label="Contexts">
      <ChosenList
        label="Chosen contexts"
        items={chosen.map((key) => ({ key, name: nameOf(key) }))}
        onChange={onChange}
        movable
      />
      {chosen.length >= most ? null : (
        <label className="wm-choice" htmlFor={id}>
          Add a context
          <select
            id={id}
            value=""
            onChange={(event) => {
              if (event.target.value !== '') onChange([...chosen, event.target.value], false);
            }}
          >
            <option value="">Choose one</option>
            {free.map((one) => (
              <option key={one.id} value={one.id}>
                {called(one)} ({one.site})
              </option>
            ))}
          </select>
        </label>
      )}
    </section>
  );
}
