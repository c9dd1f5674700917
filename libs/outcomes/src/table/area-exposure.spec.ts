import type { Rollup } from '../rollup/stats';
import { withPopulation } from './area-exposure';

const identified = (end: string): Rollup => ({
  subject: { areaCode: 'E10000029' },
  indicator: 'AREA-01',
  indicatorVersion: 1,
  breakdown: '',
  start: `${Number(end.slice(0, 4)) - 1}-04-01`,
  end,
  round: '',
  source: 'DfE',
  stats: { kind: 'events', events: 60, exposure: null, exposureUnit: null },
  observationIds: [1],
});

it('divides a year ending 31 March by the mid-year estimate of the year before', () => {
  const populations = [
    { areaCode: 'E10000029', year: 2023, population: 150_000 },
    { areaCode: 'E10000029', year: 2024, population: 160_000 },
  ];
  const [first, second] = withPopulation([identified('2024-03-31'), identified('2026-03-31')], populations);
  expect(first?.stats).toMatchObject({
    events: 60,
    exposure: 150_000,
    exposureUnit: 'children aged 0 to 17',
  });
  expect(second?.stats).toEqual({
    kind: 'missing',
    reason: 'not recorded',
    symbol: 'no population estimate',
  });
});
