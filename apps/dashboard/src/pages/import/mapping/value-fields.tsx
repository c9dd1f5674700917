import type { ColumnRule, FoundColumn } from '@waymark/contract';
import { useId } from 'react';
import type { Desk } from './desk';

type Rule = Extract<ColumnRule, { as: 'breakdown' } | { as: 'indicator' }>;

/** What the words in a column stand for: groups of people, or indicators. */
export function ValueFields({
  desk,
  found,
  rule,
  onRule,
}: {
  readonly desk: Desk;
  readonly found: FoundColumn;
  readonly rule: Rule;
  readonly onRule: (rule: ColumnRule) => void;
}) {
  const id = useId();
  const texts = [...new Set([...found.samples.filter(Boolean), ...Object.keys(rule.values)])];
  return (
    <div className="wm-column-more">
      {rule.as === 'breakdown' && (
        <>
          <label htmlFor={`${id}-dimension`}>The groups are of</label>
          <input
            id={`${id}-dimension`}
            className="wm-input wm-input-medium"
            autoComplete="off"
            placeholder="sex"
            value={rule.dimension}
            onChange={(event) => onRule({ ...rule, dimension: event.target.value })}
          />
        </>
      )}
      <table className="wm-table">
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">{rule.as === 'breakdown' ? 'Group (empty: everyone)' : 'Indicator'}</th>
          </tr>
        </thead>
        <tbody>
          {texts.map((text) => (
            <tr key={text}>
              <th scope="row">{text}</th>
              <td>
                {rule.as === 'breakdown' ? (
                  <input
                    className="wm-input wm-input-medium"
                    aria-label={`Group for “${text}”`}
                    autoComplete="off"
                    value={rule.values[text] ?? text}
                    onChange={(event) =>
                      onRule({ ...rule, values: { ...rule.values, [text]: event.target.value } })
                    }
                  />
                ) : (
                  <select
                    className="wm-input"
                    aria-label={`Indicator for “${text}”`}
                    value={rule.values[text] ?? ''}
                    onChange={(event) =>
                      onRule({ ...rule, values: { ...rule.values, [text]: event.target.value || null } })
                    }
                  >
                    <option value="">left out</option>
                    {[...desk.indicators.values()].map(({ code, title }) => (
                      <option key={code} value={code}>
                        {title} ({code})
                      </option>
                    ))}
                  </select>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="wm-choice">
        <input
          type="checkbox"
          checked={rule.fillDown}
          onChange={(event) => onRule({ ...rule, fillDown: event.target.checked })}
        />
        <span>An empty cell means what stands above it</span>
      </label>
    </div>
  );
}
