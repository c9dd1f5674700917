import { Link } from 'react-router';
import { paths } from '../paths';

/** How numbers come about that are counted from what is recorded, by the slug of the methods page. */
const WAYS = {
  'counted-records': 'How records are counted',
  'plan-balance': 'How the balance of a plan is counted',
  levels: 'How levels are judged',
  disclosure: 'How figures are released',
  'display-gates': 'How many people are enough',
} as const;

export type CountedBy = keyof typeof WAYS;

/** The door of a page whose numbers are counts: to how they are made, what they rest on and where they come from. */
export function Counted({ by }: { readonly by: readonly CountedBy[] }) {
  return (
    <p className="wm-doors wm-counted" data-doors="page">
      {by.map((slug) => (
        <Link key={slug} to={paths.method(slug)}>
          {WAYS[slug]}
        </Link>
      ))}
    </p>
  );
}
