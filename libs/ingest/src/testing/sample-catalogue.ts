import { catalogueOf } from '../catalogue';

/** Two invented places and an indicator of each kind: what the samples in data/samples refer to. */
const context = (id: number, code: string) => ({
  id,
  organisationId: 1,
  code,
  opened: '2016-04-01',
  closed: null,
});
const scale: [number, number] = [0, 100];

export const sampleCatalogue = catalogueOf(
  [context(1, 'A-garages'), context(2, 'B-yard')],
  [
    { code: 'LOC-01', version: 1, aggregation: 'counts', title: 'Feels safe by day', range: scale },
    { code: 'LOC-03', version: 1, aggregation: 'moments', title: 'A score', range: scale },
    { code: 'LOC-05', version: 1, aggregation: 'level', title: 'A rubric', range: [0, 4] },
    { code: 'LOC-12', version: 1, aggregation: 'sum', title: 'Recorded events', range: null },
    { code: 'SYS-07', version: 1, aggregation: 'stock_last', title: 'A stock', range: null },
    { code: 'SCH-06', version: 1, aggregation: 'milestone', title: 'A milestone', range: null },
    { code: 'SCH-05', version: 1, aggregation: 'computed', title: 'A gap', range: null },
    { code: 'AREA-01', version: 1, aggregation: 'sum', title: 'An area count', range: null },
  ],
  '2026-09-15',
);
