import type {
  Assessment,
  Context,
  LifeEvent,
  LifeLink,
  Meeting,
  PlanReview,
  Response,
  SeriesBreak,
} from '@waymark/contract';
import { lineageOf } from '../page/lineage';

export interface LifeInput {
  readonly context: Pick<Context, 'opened' | 'closed' | 'kind'> & { readonly level: string };
  readonly assessments: readonly Assessment[];
  readonly meetings: readonly Meeting[];
  readonly reviews: readonly PlanReview[];
  readonly breaks: readonly SeriesBreak[];
  readonly responses: readonly Response[];
  readonly links: readonly LifeLink[];
}

/** The order of events of one day: what begins comes first, what ends comes last. */
const ORDER: readonly LifeEvent['kind'][] = [
  'opened',
  'assessed',
  'meeting',
  'response',
  'changed',
  'review',
  'became',
  'closed',
];

const GUIDE_NAMES = { neighbourhood: 'the place', 'peer group': 'the group', school: 'the school' } as const;

/**
 * The life of a context on one line, oldest first: opened, assessed, met about, worked with, redrawn, reviewed, split or
 * merged into others, closed. Days only, no figure: what was measured stands beside it on the page.
 */
export function lifeOf(input: LifeInput): LifeEvent[] {
  const events: LifeEvent[] = [
    { date: input.context.opened, kind: 'opened', title: 'Opened', said: input.context.kind },
    ...input.assessments
      .filter(({ archived }) => !archived)
      .map((one): LifeEvent => ({
        date: one.start,
        kind: 'assessed',
        title: `Assessment of ${GUIDE_NAMES[one.guide]}`,
        said: [tookPart(one), one.weighting[0] && `First to change: ${one.weighting[0].factor}.`]
          .filter(Boolean)
          .join(' '),
      })),
    ...input.meetings.map((one): LifeEvent => ({
      date: one.date,
      kind: 'meeting',
      title: one.kind.charAt(0).toUpperCase() + one.kind.slice(1),
      said: decided(one),
    })),
    ...input.responses
      .filter(({ archived }) => !archived)
      .map((one): LifeEvent => ({ date: one.start, kind: 'response', title: one.title, said: one.state })),
    ...input.breaks
      .filter(({ archived }) => !archived)
      .map((one): LifeEvent => ({
        date: one.date,
        kind: 'changed',
        title: one.kind.charAt(0).toUpperCase() + one.kind.slice(1),
        said: one.reason,
      })),
    ...input.reviews
      .filter(({ archived, closedOn }) => !archived && closedOn !== null)
      .map((one): LifeEvent => ({
        date: one.date,
        kind: 'review',
        title: 'Review closed',
        said: reviewed(one),
      })),
    ...lineageOf(input.links, input.context.closed).map((one): LifeEvent => ({ ...one, kind: 'became' })),
    ...(input.context.closed === null
      ? []
      : [
          {
            date: input.context.closed,
            kind: 'closed' as const,
            title: dissolved(input) ? 'Dissolved' : 'Closed',
            said: 'Its line ends here; it does not fall to zero.',
          },
        ]),
  ];
  return events.sort(
    (one, other) => one.date.localeCompare(other.date) || ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind),
  );
}

/** A group that ended and became no other one. */
const dissolved = ({ context, links }: LifeInput): boolean =>
  context.level === 'peer' && !links.some(({ type, direction }) => type === 'became' && direction === 'out');

function tookPart({ tookPart: parties }: Assessment): string {
  const people = parties.reduce((sum, one) => sum + one.people, 0);
  return people === 0 ? 'Nobody is recorded as having taken part.' : `${people} people took part.`;
}

function decided({ decisions, views }: Meeting): string {
  const heard = views.some(({ party }) => party === 'young people' || party === 'families');
  const count = decisions.length === 1 ? 'One action decided' : `${decisions.length} actions decided`;
  return `${decisions.length === 0 ? 'No action decided' : count}${heard ? ', with views of young people or families' : ''}.`;
}

function reviewed({ goals }: PlanReview): string {
  const counts = (['reached', 'nearer', 'no nearer', 'further away', 'cannot say'] as const).flatMap(
    (word) => {
      const n = goals.filter(({ progress }) => progress === word).length;
      return n === 0 ? [] : [`${n} ${word}`];
    },
  );
  return counts.length === 0 ? 'No goal was judged.' : `Goals: ${counts.join(', ')}.`;
}
