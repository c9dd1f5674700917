import { figureText, placesSvg } from '@waymark/charts';
import { PlacesChart, SvgButton } from '@waymark/charts/react';
import type { InquiryPage, SeveralPlacesResult } from '@waymark/contract';
import { Link } from 'react-router';
import { useInView } from '../../filters';
import { FigureDoors } from '../../parts/figure-doors';
import { FOOTING, periodWords } from '../../parts/words';
import { paths } from '../../paths';
import { capital } from '../plan/plan-words';

type Row = NonNullable<InquiryPage['row']>;

/** Each place before and after, in one drawing and one table; the reason for the comparison stands beside it. */
export function SeveralPlaces({
  page,
  row,
  result,
}: {
  page: InquiryPage;
  row: Row;
  result: SeveralPlacesResult;
}) {
  const inView = useInView();
  const percent = row.scale.kind === 'percent';
  const times = percent ? 100 : 1;
  const decimals = Math.max(1, row.scale.decimals);
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : figureText(value * times, decimals);
  const signed = (value: number | null) => (value === null ? '–' : `${value > 0 ? '+' : ''}${text(value)}`);
  const drawn = result.places.flatMap(({ name, arm, before, after, leftOut }) =>
    before && after && leftOut === null
      ? [{ name, arm, before: before.value * times, after: after.value * times }]
      : [],
  );
  return (
    <>
      <figure className={`wm-plot${result.grey ? ' wm-row-context' : ''}`}>
        <PlacesChart places={drawn} grey={result.grey} decimals={decimals} />
        <figcaption className="wm-source">
          {row.indicator.title}, {percent ? 'percent' : row.indicator.unit}. Hollow before, filled after.{' '}
          {row.indicator.code}. {capital(row.source)}.
        </figcaption>
      </figure>
      <p className="wm-links">
        <FigureDoors
          of={{ contextId: page.context.id, code: row.indicator.code, breakdown: row.breakdown }}
          method={result.method}
          view={page.view}
        />
        <SvgButton
          name={`${row.indicator.code} ${page.chosen.event} in ${drawn.length} places`}
          draw={() =>
            placesSvg(drawn, {
              grey: result.grey,
              decimals,
              title: `${row.indicator.title}, before and after`,
              lines: [
                `${percent ? 'Percent' : row.indicator.unit}. Hollow before, filled after. ${result.sentence}`,
                `${row.indicator.code}. ${row.source}. ${FOOTING[page.view]}.`,
              ],
            })
          }
        />
      </p>
      <div className="wm-scroll" tabIndex={0} role="region" aria-label="Places before and after">
        <table className="wm-table">
          <caption>
            The place is the unit: one value before ({periodWords(result.before)}) and one after (
            {periodWords(result.after)}), its waves there taken together.
          </caption>
          <thead>
            <tr>
              <th scope="col">Place</th>
              <th scope="col">Work</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            {result.places.map((one) => (
              <tr key={one.contextId}>
                <th scope="row">
                  <Link to={inView(paths.context(one.contextId))}>{one.name}</Link>
                </th>
                <td>{one.arm === 'with' ? 'with' : 'without'}</td>
                {one.leftOut === null ? (
                  <>
                    <td>
                      {text(one.before?.value)} <small>n {text0(one.before?.base)}</small>
                    </td>
                    <td>
                      {text(one.after?.value)} <small>n {text0(one.after?.base)}</small>
                    </td>
                    <td>{signed(one.change)}</td>
                  </>
                ) : (
                  <td colSpan={3}>takes no part: {one.leftOut}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="wm-columns wm-columns-half">
        <section>
          <h2>Why these places</h2>
          <p className="wm-sentence">{result.justification}</p>
        </section>
        <section>
          <h2>What it rests on</h2>
          <ul className="wm-diagnostics">
            {result.diagnostics.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

const text0 = (value: number | null | undefined) =>
  value === null || value === undefined ? '–' : figureText(value, 0);
