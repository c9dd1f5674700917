import type { ValuesList, ValuesReview } from '@waymark/contract';

/** Each value as it was called then, with its level and what shows it. */
export function ValuesEntries({
  entries,
  list,
}: {
  readonly entries: ValuesReview['entries'];
  readonly list: Pick<ValuesList, 'levels' | 'values'>;
}) {
  return (
    <dl className="wm-plan-facts">
      {entries.map(({ value, level, evidence, label }) => (
        <div key={value}>
          <dt>{label || (list.values.find(({ code }) => code === value)?.label ?? value)}</dt>
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
