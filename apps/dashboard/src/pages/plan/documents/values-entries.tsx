import type { PlanTemplates, ValuesReview } from '@waymark/contract';

/** Each value with its level and what shows it. */
export function ValuesEntries({
  entries,
  list,
}: {
  readonly entries: ValuesReview['entries'];
  readonly list: PlanTemplates['values'];
}) {
  return (
    <dl className="wm-plan-facts">
      {entries.map(({ value, level, evidence }) => (
        <div key={value}>
          <dt>{list.values.find(({ code }) => code === value)?.label ?? value}</dt>
          <dd>
            <strong>
              Level {level}: {list.levels.find((l) => l.level === level)?.says}.
            </strong>{' '}
            {evidence}
          </dd>
        </div>
      ))}
    </dl>
  );
}
