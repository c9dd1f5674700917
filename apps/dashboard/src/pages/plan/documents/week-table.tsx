import type { GuardianWeek } from '@waymark/contract';
import { capital } from '../plan-words';
import { DAYS, isGap, SLOT_WORDS, WEEKS } from './document-words';

/** Parts of the week in words: who is there, how many are trained, and where nobody is. */
export function Week({ week }: { readonly week: GuardianWeek }) {
  return (
    <table className="wm-table wm-week">
      <caption>Adults who are there, by role and number: never by name</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          {WEEKS.map((name) => (
            <th scope="col" key={name}>
              {capital(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {DAYS.map((day) => (
          <tr key={day}>
            <th scope="row">{capital(day)}</th>
            {WEEKS.map((name) => {
              const slot = week.find((one) => one.week === name && one.day === day);
              if (!slot) return <td key={name}>Not drawn</td>;
              return (
                <td key={name} className={isGap(slot.state) ? 'wm-week-gap' : 'wm-week-held'}>
                  <span className="wm-week-when">{capital(name)}</span>
                  <b>{SLOT_WORDS[slot.state]}</b>
                  {slot.adults > 0 && (
                    <span className="wm-small">
                      {slot.roles.join(', ')}: {slot.adults}, {slot.trained} of them trained
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
