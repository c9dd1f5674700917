import { figureText } from '@waymark/charts';
import type { TimePage } from '@waymark/contract';

type Row = NonNullable<TimePage['row']>;
const kinds = {
  xmr: 'control chart (XmR)',
  p: 'control chart (p)',
  u: 'control chart (u)',
  run: 'run chart',
  picture: 'dots only',
};

/** What the lines rest on: each stretch with its reason, its points, its centre and its limits. */
export function Stretches({ page, row }: { page: TimePage; row: Row }) {
  if (page.stretches.length === 0) return null;
  const times = row.scale.kind === 'percent' || row.scale.kind === 'gap' ? 100 : 1;
  const figure = (value: number | null) => (value === null ? '–' : figureText(value * times, 1));
  return (
    <section>
      <h2>What the lines rest on</h2>
      <div className="wm-scroll" tabIndex={0} role="region" aria-label="Stretches and their limits">
        <table className="wm-table wm-table-stacks">
          <caption>
            Limits begin anew at a break and at a phase. In{' '}
            {row.scale.kind === 'percent' ? 'percent' : row.scale.unit}.
          </caption>
          <thead>
            <tr>
              <th scope="col">Stretch</th>
              <th scope="col">Begins with</th>
              <th scope="col">Chart</th>
              <th scope="col">Points</th>
              <th scope="col">Centre</th>
              <th scope="col">Limits at its end</th>
            </tr>
          </thead>
          <tbody>
            {page.stretches.map((one) => (
              <tr key={one.start.start}>
                <th scope="row">
                  {one.start.label} to {one.end.label}
                </th>
                <td data-label="Begins with">{one.opening}</td>
                <td data-label="Chart">
                  {kinds[one.kind]}. {one.remark}
                </td>
                <td data-label="Points">{one.points}</td>
                <td data-label="Centre">{figure(one.centre)}</td>
                <td data-label="Limits at its end">
                  {one.lower === null && one.upper === null
                    ? '–'
                    : `${figure(one.lower)} to ${figure(one.upper)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
