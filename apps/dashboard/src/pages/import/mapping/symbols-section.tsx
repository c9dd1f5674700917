import type { FoundSymbol, SymbolMeaning } from '@waymark/contract';
import { type Desk, type Place, signId } from './desk';
import { symbolSaid, tablesOf, withSymbol } from './draft-state';

const MEANINGS: readonly { readonly value: SymbolMeaning; readonly label: string; readonly own?: true }[] = [
  { value: 'withheld by source', label: 'hidden by whoever wrote it, because few' },
  { value: 'not collected', label: 'not collected' },
  { value: 'not recorded', label: 'not recorded' },
  { value: 'not asked', label: 'not asked' },
  { value: 'not applicable', label: 'does not apply' },
  { value: 'low reliability', label: 'not reliable enough' },
  { value: 'nearly zero', label: 'nearly zero: kept as a bound' },
  { value: 'as written', label: 'kept as printed, such as <5', own: true },
  { value: 'zero', label: 'zero: it was looked for, and there was none', own: true },
  { value: 'left out', label: 'no figure at all', own: true },
];

/** Signs instead of figures: what each means. Zero is never assumed. */
export function SymbolsSection({ desk }: { readonly desk: Desk }) {
  const found = desk.preview?.symbols ?? desk.proposal.symbols;
  if (found.length === 0) return null;
  const official = desk.draft.mapping.kind === 'official';
  const open = found.filter((one) => meaningOf(desk, one) === null).length;
  return (
    <section className="wm-section" id="symbols" tabIndex={-1} aria-labelledby="symbols-title">
      <h2 id="symbols-title">
        Signs instead of figures {open > 0 && <span className="wm-tag">please say {open}</span>}
      </h2>
      <table className="wm-table wm-stack" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              Sign
            </th>
            <th role="columnheader" scope="col">
              Met
            </th>
            <th role="columnheader" scope="col">
              It means
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {found.map((one, at) => (
            <tr key={one.text} role="row">
              <th role="rowheader" scope="row">
                {one.text === '' ? 'an empty cell' : one.text}
              </th>
              <td role="cell" data-title="Met">
                {one.count === 1 ? 'once' : `${one.count.toLocaleString('en-GB')} times`},{' '}
                {one.count > 1 && 'first '}in{' '}
                <CellButton desk={desk} place={{ sheet: sheetOf(desk), cells: [one.cell] }} name={one.cell} />
              </td>
              <td role="cell">
                <select
                  id={signId(at)}
                  className="wm-input"
                  aria-label={`Meaning of ${one.text === '' ? 'an empty cell' : `“${one.text}”`}`}
                  value={meaningOf(desk, one) ?? ''}
                  onChange={(event) =>
                    desk.change((d) => withSymbol(d, one.text, event.target.value as SymbolMeaning))
                  }
                >
                  {meaningOf(desk, one) === null && <option value="">Choose</option>}
                  {MEANINGS.filter(({ own }) => !own || !official).map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export const meaningOf = (desk: Desk, { text, meaning }: FoundSymbol): SymbolMeaning | null =>
  symbolSaid(desk.draft, text) ?? meaning;

/** The sheet of the first table that is used: where signs without a sheet of their own are looked for. */
const sheetOf = ({ proposal, draft }: Desk): number =>
  proposal.tables.find((_, at) => tablesOf(draft).length === 0 || !draft.without.includes(at))?.sheet ?? 0;

/** A cell by its name: pointed at while the hand or the focus is on it, gone to when pressed. */
export function CellButton({
  desk,
  place,
  name,
}: {
  readonly desk: Desk;
  readonly place: Place;
  readonly name: string;
}) {
  return (
    <button
      type="button"
      className="wm-link-button wm-cell-button"
      onMouseEnter={() => desk.point(place)}
      onMouseLeave={() => desk.point(null)}
      onFocus={() => desk.point(place)}
      onBlur={() => desk.point(null)}
      onClick={() => desk.goTo(place)}
    >
      <span className="wm-hidden">cell </span>
      {name}
    </button>
  );
}
