import { Link } from 'react-router';
import { paths, withQuery } from '../paths';

/** The series a figure belongs to. */
export interface FigureOf {
  readonly contextId: number | null;
  readonly areaCode?: string | null;
  readonly code: string;
  readonly breakdown?: string;
}

/**
 * What every figure owes its reader, one click away: how it was made, and the series it stands in with its n, interval and
 * source. A journey walks every page and finds no figure that is not beside one of these.
 */
export function FigureDoors({
  of,
  method,
  view = 'team',
  name = '',
}: {
  readonly of: FigureOf;
  /** Slug of the methods page. */
  readonly method: string | undefined;
  readonly view?: 'team' | 'external';
  /** Said by screen readers where several of these stand below each other. */
  readonly name?: string;
}) {
  const { contextId, areaCode, code, breakdown } = of;
  const hidden = name === '' ? null : <span className="wm-hidden"> ({name})</span>;
  return (
    <span className="wm-doors" data-doors="figure">
      {method === undefined ? null : <Link to={paths.method(method)}>How this is judged{hidden}</Link>}
      {contextId === null ? (
        <Link to={withQuery(paths.indicator(code), { areas: areaCode ?? undefined, breakdown })}>
          n and source{hidden}
        </Link>
      ) : (
        <Link
          to={withQuery(paths.time(contextId, code), {
            breakdown,
            view: view === 'team' ? undefined : view,
          })}
        >
          Its whole time{hidden}
        </Link>
      )}
    </span>
  );
}
