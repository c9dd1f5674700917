import type { ReferenceDataset } from '@waymark/contract';
import { Link } from 'react-router';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';
import { momentWords } from '../import/job-words';

const counted = (count: number, one: string, several: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;

/** Each published file this product knows: loaded or not, what rests on it, what is missing. */
export function DatasetList({ datasets }: { readonly datasets: readonly ReferenceDataset[] }) {
  return (
    <ul className="wm-list wm-datasets">
      {datasets.map((one) => (
        <li key={one.id}>
          <h3>{one.label}</h3>
          <p className="wm-small">
            {one.label.includes(one.publisher) ? '' : `${one.publisher}, `}
            {one.licence}. {one.address === null ? null : <a href={one.address}>Where it is published</a>}
          </p>
          {(one.from !== null || one.missing.length === 0) && <p>{loadedWords(one)}</p>}
          {one.loads.map(({ importId, file, rows, loadedAt, loadedBy }) => (
            <p key={importId} className="wm-small">
              {file}: {counted(rows, 'row stands', 'rows stand')}, loaded {momentWords(loadedAt)} by{' '}
              {loadedBy}. <Link to={paths.importJob(importId)}>See or take back</Link>
            </p>
          ))}
          {one.indicators.length === 0 && one.restsOnIt.length === 0 ? null : (
            <p className="wm-small">
              What rests on it:{' '}
              {one.indicators.map(({ code, title }, at) => (
                <span key={code}>
                  {at === 0 ? '' : '; '}
                  <Link to={paths.indicator(code)}>{title}</Link> ({code})
                </span>
              ))}
              {one.indicators.length > 0 && one.restsOnIt.length > 0 ? '. ' : ''}
              {one.restsOnIt.join(' ')}
            </p>
          )}
          {one.missing.map((sentence) => (
            <p key={sentence} className="wm-missing">
              {sentence}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function loadedWords({ rows, from, to, monthsOld }: ReferenceDataset): string {
  if (from === null || to === null || monthsOld === null) return 'Not loaded.';
  const age =
    monthsOld === 0
      ? 'less than a month old'
      : monthsOld < 24
        ? `${counted(monthsOld, 'month', 'months')} old`
        : `${Math.floor(monthsOld / 12)} years old`;
  return `${counted(rows, 'row', 'rows')}, from ${dayWords(from)} to ${dayWords(to)}: the newest is ${age}.`;
}
