import { useQueries, useQuery } from '@tanstack/react-query';
import type { OverviewPage } from '@waymark/contract';
import { query } from '../../api/queries';

/** More sites than this have their figures on their own pages: a morning asks for no hundred of them. */
export const SITES_READ = 6;

export interface MorningFigures {
  /** False while a site is still being read. */
  readonly read: boolean;
  /** Sites whose figures are not in it, because there are so many. */
  readonly beyond: number;
  readonly due: OverviewPage['due'];
  readonly changed: OverviewPage['changed'];
}

/** What the overviews of the sites in reach say: which waves are due, and which figures say something new since the latest. */
export function useFigures(): MorningFigures {
  const sites = useQuery(query('sites', {}));
  const active = (sites.data ?? []).filter(({ archived }) => !archived);
  const overviews = useQueries({
    queries: active
      .slice(0, SITES_READ)
      .map(({ id }) => query('overview', { params: { id }, query: { view: 'team' } })),
  });
  const pages = overviews.flatMap(({ data }) => (data ? [data] : []));
  return {
    read: sites.data !== undefined && overviews.every(({ isPending }) => !isPending),
    beyond: Math.max(0, active.length - SITES_READ),
    // the reviews of plans stand among what is due of the plans
    due: pages
      .flatMap(({ due }) => due)
      .filter(({ what }) => what !== 'review of the plan')
      .sort((one, other) => dayOf(one).localeCompare(dayOf(other))),
    changed: pages.flatMap(({ changed }) => changed),
  };
}

/** What has no day comes last. */
const dayOf = ({ by }: OverviewPage['due'][number]): string => by ?? '9999';
