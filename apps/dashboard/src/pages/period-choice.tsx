import { isReleasedGrouping, periodSetId, type PeriodSetId, type View } from '@waymark/contract';

const names: Record<PeriodSetId, string> = {
  as_collected: 'as collected',
  calendar_year: 'calendar years',
  half_year: 'half-years',
  quarter: 'quarters',
  month: 'months',
  financial_year: 'financial years',
  year_ending_march: 'years ending 31 March',
  academic_year: 'academic years',
  term: 'school terms',
  grant_year: "a grant's own years",
};

/** Outside the team only few groupings are released; any other falls back to the waves as collected. */
export function groupingFor(view: View, chosen: PeriodSetId): PeriodSetId {
  return view === 'external' && !isReleasedGrouping(chosen) ? 'as_collected' : chosen;
}

/** How time is cut. `without` leaves out what this page cannot do. */
export function PeriodChoice({
  value,
  onChange,
  view,
  without = [],
}: {
  value: PeriodSetId;
  onChange: (next: PeriodSetId) => void;
  view: View;
  without?: readonly PeriodSetId[];
}) {
  const choices = periodSetId.options.filter((id) => !without.includes(id) && groupingFor(view, id) === id);
  return (
    <label className="wm-choice">
      Periods{' '}
      <select
        value={value}
        onChange={(event) => onChange(choices.find((id) => id === event.target.value) ?? 'as_collected')}
      >
        {choices.map((id) => (
          <option key={id} value={id}>
            {names[id]}
          </option>
        ))}
      </select>
    </label>
  );
}
