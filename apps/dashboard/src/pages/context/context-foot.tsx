import { PlaceFoot } from '@waymark/charts/react';
import type { ContextPage } from '@waymark/contract';
import { Link } from 'react-router';
import { useInView } from '../../filters';
import { paths } from '../../paths';

/** Where a page is part of an edition. */
export interface Frozen {
  /** The way to another place of the same edition; null where it is not part of it. */
  readonly to: (contextId: number) => string | null;
}

export function ContextFoot({ page, frozen }: { page: ContextPage; frozen?: Frozen }) {
  const inView = useInView();
  return (
    <PlaceFoot
      page={page}
      gates={paths.method('display-gates')}
      wayTo={frozen?.to ?? ((id) => inView(paths.context(id)))}
      Way={Link}
    />
  );
}
