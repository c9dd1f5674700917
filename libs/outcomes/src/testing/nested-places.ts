import type { EditionPlace } from '@waymark/contract';
import type { ContextDraft } from '../disclosure/edition/audit-context';
import type { Series } from '../table/series';
import { aSeries, events } from './a-series';
import { aPlace } from './an-edition';
import { incidents } from './sample-indicators';

export const [neighbourhood, park, square] = [1, 2, 3] as const;

export const within = (inner: number, outer: number): EditionPlace['links'][number] => ({
  id: 10 * inner + outer,
  type: 'within',
  fromContextId: inner,
  toContextId: outer,
  otherName: 'a place',
  direction: 'out',
  start: '2016-04-01',
  end: null,
  note: '',
});
export const place = (id: number, ...inside: number[]): EditionPlace =>
  aPlace({ id, links: inside.map((outer) => within(id, outer)) });

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
/** Quarters with their half-years and years, as an edition holds them. */
export const counted = (contextId: number, quarters: readonly number[]): Series[] =>
  (
    [
      [1, 'quarter'],
      [2, 'half_year'],
      [4, 'financial_year'],
    ] as const
  ).map(([size, set]) => ({
    ...aSeries(
      incidents,
      Array.from({ length: quarters.length / size }, (_, at) =>
        events(sum(quarters.slice(at * size, (at + 1) * size))),
      ),
      { set, from: '2016-04-01' },
    ),
    subject: { contextId },
  }));
export const draftOf = (made: EditionPlace, series: readonly Series[]): ContextDraft => ({
  place: made,
  tables: series.map((one) => ({ grouping: 'as_collected', series: one })),
});

/*
 * Of the neighbourhood quarters are published, since most reach ten, and four of seven are withheld; with them their year, which would
 * give them away. In the park too little happens for quarters, so that its years are published: 28 in that year, all of them in the park.
 */
const year = [7, 7, 7, 7];
export const busy = [12, 14, 22, 13, 15, 11, 19, 12];
export const attacked = [
  draftOf(place(neighbourhood), counted(neighbourhood, [...year, ...busy])),
  draftOf(place(park, neighbourhood), counted(park, [...year, 2, 3, 4, 2, 3, 3, 2, 4])),
];
