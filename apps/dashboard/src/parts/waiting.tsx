import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Trouble } from '../api/errors';
import { paths } from '../paths';
import { MarkedWords } from './form/marked-words';
import { Way } from './way';

/** What failed, what is still true, and "Try again". Never an empty page. */
export function TroubleBox({
  trouble,
  retry,
}: {
  readonly trouble: Trouble;
  readonly retry?: (() => void) | undefined;
}) {
  return (
    <div className="wm-trouble" role="alert">
      <p>{trouble.sentence}</p>
      {trouble.fields.map(({ field, marked }) => marked && <MarkedWords key={field} marked={marked} />)}
      {trouble.requestId && trouble.kind === 'fault' && (
        <p className="wm-small">
          If it stays, tell whoever looks after Waymark this number: {trouble.requestId}
        </p>
      )}
      {retry && (
        <button type="button" className="wm-button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** Not a fault: figures there may be, and no edition that has them. */
function NothingPublished({ sentence }: { readonly sentence: string }) {
  return (
    <div className="wm-notice" role="status">
      <p>{sentence}</p>
      <p className="wm-links">
        <Way page="editions" to={paths.editions()}>
          Editions and their drafts
        </Way>
        <Way page="published" to={paths.published()}>
          What is published
        </Way>
      </p>
    </div>
  );
}

/** Shows what a query brought; while it is under way the word "Loading", and its sentence where it failed. */
export function Waiting<T>({
  for: result,
  children,
  height,
}: {
  readonly for: UseQueryResult<T, Trouble>;
  readonly children: (data: T) => ReactNode;
  /** The height the content will have, so that nothing jumps. */
  readonly height?: number;
}) {
  if (result.data !== undefined)
    return (
      <>
        {result.isRefetchError && (
          <p className="wm-stale" role="status">
            Figures as of{' '}
            {new Date(result.dataUpdatedAt).toLocaleString('en-GB', {
              day: 'numeric',
              month: 'long',
              hour: '2-digit',
              minute: '2-digit',
            })}
            : Waymark cannot be reached just now.
          </p>
        )}
        {children(result.data)}
      </>
    );
  if (result.error?.fields.some(({ field }) => field === 'edition'))
    return <NothingPublished sentence={result.error.sentence} />;
  // what is not there will not be there a second later
  if (result.error?.kind === 'missing')
    return (
      <div className="wm-missed">
        <TroubleBox trouble={result.error} />
        <p>
          <Link to={paths.start()}>To the first page</Link>
        </p>
      </div>
    );
  if (result.error) return <TroubleBox trouble={result.error} retry={() => void result.refetch()} />;
  return (
    <p className="wm-loading" role="status" style={height ? { minHeight: height } : undefined}>
      Loading
    </p>
  );
}
