import type { PartnershipValues } from '@waymark/contract';
import { dayWords } from '../../parts/words';

/** The level of each value, review by review, the first on the left. A level is a step of a rubric: no average is made of it. */
export function ValuesOverTime({ page: { list, reviews, closedTo } }: { readonly page: PartnershipValues }) {
  if (reviews.length === 0)
    return closedTo === '' ? (
      <p>You have not looked at yourselves yet. The first review is what later ones are laid beside.</p>
    ) : null;
  const inOrder = reviews.toReversed();
  const labels = new Map(list.values.map(({ code, label }) => [code, label]));
  // a value that left the list stays where it was judged
  for (const { entries } of inOrder)
    for (const { value, label } of entries) if (!labels.has(value)) labels.set(value, label || value);
  const says = new Map(list.levels.map(({ level, says }) => [level, says]));
  return (
    <section className="wm-section" aria-labelledby="over-time">
      <h2 id="over-time">Over time</h2>
      <div className="wm-table-box" role="region" aria-labelledby="over-time" tabIndex={0}>
        <table className="wm-table wm-values-over-time">
          <caption>Level of each value at each review, 0 to 4</caption>
          <thead>
            <tr>
              <th scope="col">Value</th>
              {inOrder.map(({ id, date, closedOn }) => (
                <th scope="col" key={id}>
                  {dayWords(date)}
                  {closedOn === null && <span className="wm-small"> not closed yet</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...labels].map(([code, label]) => (
              <tr key={code}>
                <th scope="row">{label}</th>
                {inOrder.map(({ id, entries }) => {
                  const level = entries.find(({ value }) => value === code)?.level;
                  return (
                    <td key={id}>
                      {level === undefined ? (
                        <span className="wm-small">not judged</span>
                      ) : (
                        <>
                          <strong>{level}</strong> <span className="wm-small">{says.get(level)}</span>
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
