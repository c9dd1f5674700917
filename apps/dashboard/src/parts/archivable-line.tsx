import type { EndpointName } from '@waymark/contract';
import type { ReactNode } from 'react';
import { useMay } from '../reach';
import { type Press, PressLine } from './form/use-press';

/** A dated fact in a list: what it says, and the two things that can be done with it. Nothing is ever deleted. */
export function ArchivableLine({
  named,
  archived,
  archive,
  onArchive,
  onEdit,
  by,
  children,
}: {
  /** "the break of 1 September 2019": tells buttons of one name apart. */
  readonly named: string;
  readonly archived: boolean;
  readonly archive: Omit<Press<EndpointName>, 'mutate'>;
  readonly onArchive: (archived: boolean) => void;
  readonly onEdit: () => void;
  /** The entry by which it is changed: whoever may not call it only reads. */
  readonly by?: EndpointName;
  readonly children: ReactNode;
}) {
  const may = useMay();
  if (by && !may(by)) return children;
  return (
    <>
      {children}
      <PressLine press={archive} named={named} />
      <div className="wm-links">
        <button type="button" className="wm-link-button" onClick={onEdit}>
          Edit<span className="wm-hidden"> {named}</span>
        </button>
        <button
          type="button"
          className="wm-link-button"
          disabled={archive.isPending || archive.waiting !== null}
          onClick={() => onArchive(!archived)}
        >
          {archived ? 'Put back' : 'Archive'}
          <span className="wm-hidden"> {named}</span>
        </button>
      </div>
    </>
  );
}
