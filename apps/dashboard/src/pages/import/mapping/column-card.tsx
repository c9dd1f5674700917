import type { ColumnRule, FoundColumn } from '@waymark/contract';
import { useId } from 'react';
import { ColumnFields } from './column-fields';
import { columnChoice, columnId, type Desk } from './desk';
import { isUnfinished, withColumn } from './draft-state';
import { headingWords, type Role, ROLE_GROUPS, roleLabel, roleOf, ruleFor } from './roles';

/** One column: what it is taken for, why, and every way to say otherwise. */
export function ColumnCard({
  desk,
  table,
  found,
  rule,
  proposed,
  faults,
}: {
  readonly desk: Desk;
  readonly table: number;
  readonly found: FoundColumn;
  readonly rule: ColumnRule;
  /** The rule as it was proposed. */
  readonly proposed: ColumnRule | undefined;
  readonly faults: readonly string[];
}) {
  const id = useId();
  const set = (next: ColumnRule) => desk.change((before) => withColumn(before, table, next));
  const own = proposed !== undefined && JSON.stringify(proposed) !== JSON.stringify(rule);
  const choice = columnChoice(desk, table, found);
  const card = columnId(table, found.letter);
  const agreed = desk.draft.agreed.includes(card);
  const lacking = isUnfinished(rule);
  const { sheet } = desk.proposal.tables[table] ?? { sheet: 0 };
  const cells = stretchOf(desk, table, found.letter);
  return (
    <li
      id={card}
      className="wm-column"
      onMouseEnter={() => desk.point({ sheet, cells })}
      onMouseLeave={() => desk.point(null)}
    >
      <div className="wm-column-name">
        <span className="wm-column-letter" aria-hidden="true">
          {found.letter}
        </span>
        <div>
          <h4 id={`${id}-name`}>
            <span className="wm-hidden">Column {found.letter}: </span>
            {headingWords(found)}
          </h4>
          <Samples found={found} />
        </div>
      </div>
      <div className="wm-column-rule">
        <label className="wm-hidden" htmlFor={`${id}-role`}>
          What column {found.letter} is
        </label>
        <select
          id={`${id}-role`}
          className="wm-input"
          aria-describedby={`${id}-name ${id}-why`}
          value={roleOf(rule)}
          onChange={(event) => set(ruleFor(event.target.value as Role, found, rule))}
        >
          {ROLE_GROUPS.map(({ label, roles }) => (
            <optgroup key={label} label={label}>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {roleLabel(role)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <p className="wm-small" id={`${id}-why`}>
          {own ? (
            <>
              <span className="wm-tag">you chose</span> Proposed: {roleLabel(roleOf(proposed)).toLowerCase()}.{' '}
              <button type="button" className="wm-link-button" onClick={() => set(proposed)}>
                Take the proposal back up
              </button>
            </>
          ) : (
            choice && (
              <>
                {choice.sure !== 'sure' && (
                  <span className="wm-tag">
                    {agreed ? 'you agreed' : choice.sure === 'ask' ? 'please say' : 'likely'}
                  </span>
                )}{' '}
                {choice.because}{' '}
                {choice.sure === 'ask' && !agreed && (
                  <button
                    type="button"
                    className="wm-link-button"
                    onClick={() => desk.change((before) => ({ ...before, agreed: [...before.agreed, card] }))}
                  >
                    That is right
                  </button>
                )}
              </>
            )
          )}
        </p>
        <ColumnFields desk={desk} table={table} found={found} rule={rule} onRule={set} />
        {[...(lacking ? [`Not finished: ${lacking}`] : []), ...faults].map((sentence) => (
          <p key={sentence} className="wm-refusal">
            {sentence}
          </p>
        ))}
      </div>
    </li>
  );
}

function Samples({ found: { samples, filled, holds } }: { readonly found: FoundColumn }) {
  if (holds === 'nothing' || samples.length === 0) return <p className="wm-small">empty</p>;
  return (
    <p className="wm-small wm-column-samples">
      {samples.slice(0, 4).map((text) => (
        <q key={text}>{text.length > 40 ? `${text.slice(0, 38)} …` : text}</q>
      ))}{' '}
      <span>{filled.toLocaleString('en-GB')} filled</span>
    </p>
  );
}

function stretchOf(desk: Desk, table: number, letter: string): readonly string[] {
  const found = desk.proposal.tables[table];
  if (!found) return [];
  return [`${letter}${Math.min(found.firstRow, ...found.headingRows)}:${letter}${found.lastRow}`];
}
