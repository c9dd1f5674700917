import { anIndicator } from './an-indicator';

/** One indicator for each way in which the rules outside count: what the specs of disclosure control make their worlds of. */
export const survey = anIndicator();
export const sensitive = anIndicator({ code: 'LOC-15', sensitive: true, min_base: 30 });
export const score = anIndicator({ code: 'SCH-01', aggregation: 'moments', range: [0, 100] });
export const incidents = anIndicator({
  code: 'LOC-12',
  counts: 'events',
  population: null,
  aggregation: 'sum',
  min_base: null,
  min_events: 10,
});
export const concerns = anIndicator({ ...incidents, code: 'LOC-07', aggregation: 'counts' });
export const onRecord = anIndicator({ code: 'SCH-08', population: 'known' });
