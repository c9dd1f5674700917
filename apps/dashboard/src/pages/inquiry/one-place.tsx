import { dayNumber, type ChartCourse } from '@waymark/charts';
import type { InquiryPage, OnePlaceResult } from '@waymark/contract';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { paths } from '../../paths';
import { PlaceDrawing } from './place-drawing';

type Row = NonNullable<InquiryPage['row']>;

function courseOf({ start, fitted, earlierCourse }: OnePlaceResult): ChartCourse | null {
  const point = ({ date, value }: { date: string; value: number }) => ({ day: dayNumber(date), value });
  const part = (name: 'before' | 'after') => fitted.filter((one) => one.part === name).map(point);
  const [b0, b1] = part('before');
  const [a0, a1] = part('after');
  const [e0, e1] = earlierCourse.map(point);
  if (!b0 || !b1 || !a0 || !a1 || !e0 || !e1) return null;
  return {
    start: dayNumber(start),
    fitted: [
      [b0, b1],
      [a0, a1],
    ],
    earlier: [e0, e1],
    label: 'where the earlier course would have led',
  };
}

/** The series with its fitted course and where the earlier one would have led; then what a reader must know about it. */
export function OnePlace({ page, row, result }: { page: InquiryPage; row: Row; result: OnePlaceResult }) {
  const course = useMemo(() => courseOf(result), [result]);
  return (
    <>
      <PlaceDrawing page={page} row={row} grey={result.grey} course={course} />
      <div className="wm-columns wm-columns-half">
        <section>
          <h2>The analyses</h2>
          <ul className="wm-diagnostics">
            {result.analyses.map((one) => (
              <li key={one.part}>
                <b>{one.part === 'main' ? 'Main' : one.part === 'check' ? 'Check' : 'Counts'}</b>: {one.name}.{' '}
                {one.sentence.charAt(0).toUpperCase() + one.sentence.slice(1).replace(/[.]$/, '')}.
              </li>
            ))}
          </ul>
          {result.eValue ? (
            <p className="wm-fine">
              {result.eValue} <Link to={paths.method('e-value')}>How that is reckoned</Link>
            </p>
          ) : null}
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
