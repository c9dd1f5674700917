import type { ConcernsPage } from '@waymark/contract';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** How many concerns were raised in each month: figures in a calendar of years, without any colour. No place, no map. */
export function MonthCalendar({ calendar }: { readonly calendar: ConcernsPage['calendar'] }) {
  const years = [...new Set(calendar.map(({ month }) => month.slice(0, 4)))].sort().reverse();
  const at = new Map(calendar.map((one) => [one.month, one]));
  if (years.length === 0) return null;
  return (
    <div className="wm-table-box" tabIndex={0} role="region" aria-label="Calendar of concerns">
      <table className="wm-table wm-months">
        <caption>Concerns raised in each month; “–” is a month outside the register</caption>
        <thead>
          <tr>
            <th scope="col">Year</th>
            {MONTHS.map((name) => (
              <th scope="col" key={name} className="wm-number">
                {name[0]}
                <span className="wm-months-rest">{name.slice(1)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map((year) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {MONTHS.map((name, i) => {
                const one = at.get(`${year}-${String(i + 1).padStart(2, '0')}`);
                return (
                  <td key={name} className="wm-number">
                    {one ? one.raised : '–'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
