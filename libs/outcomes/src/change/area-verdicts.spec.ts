import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'yaml';
import type { Rollup } from '../rollup/stats';
import { withPopulation } from '../table/area-exposure';
import { tabulate } from '../table/tabulate';
import { demoFramework } from '../testing/demo-world';
import { judge } from './judge';
import { allShown } from './segment';

interface AreaFigures {
  readonly firstYear: number;
  readonly areas: readonly {
    readonly name: string;
    readonly code: string;
    readonly children: readonly number[];
    readonly series: readonly {
      readonly indicator: string;
      readonly figures: readonly (number | 'x')[];
      readonly verdict: string;
      readonly because: string;
    }[];
  }[];
}

const { firstYear, areas } = parse(readFileSync(join(__dirname, 'area-figures.yaml'), 'utf8')) as AreaFigures;
const { indicators } = demoFramework();
const cases = areas.flatMap((area) => area.series.map((series) => ({ ...series, area, name: area.name })));

/** Every verdict on the seven real areas was written down, with its reason, before this code was run on them. */
describe('the seven areas of the seed documents', () => {
  it('are seven areas with four indicators of eight years', () => {
    expect(cases).toHaveLength(28);
    expect(cases.every(({ figures, area }) => figures.length === 8 && area.children.length === 8)).toBe(true);
  });

  it.each(cases)(
    '$name $indicator: $verdict, because $because',
    ({ indicator: code, figures, area, verdict }) => {
      const indicator = indicators.find((one) => one.code === code);
      if (!indicator) throw new Error(`The framework lacks ${code}.`);
      const rollups = figures.map((figure, i): Rollup => {
        const year = firstYear + i;
        return {
          subject: { areaCode: area.code },
          indicator: code,
          indicatorVersion: 1,
          breakdown: '',
          start: `${year - 1}-04-01`,
          end: `${year}-03-31`,
          round: '',
          source: 'DfE',
          stats:
            figure === 'x'
              ? { kind: 'missing', reason: 'not collected', symbol: 'x' }
              : { kind: 'events', events: figure, exposure: null, exposureUnit: null },
          observationIds: [i + 1],
        };
      });
      const populations = area.children.map((population, i) => ({
        areaCode: area.code,
        year: firstYear - 1 + i,
        population,
      }));
      const series = tabulate(withPopulation(rollups, populations), {
        indicator,
        periodSet: 'as_collected',
        breaks: [],
        ended: null,
      });
      const judged = judge(allShown(series));
      expect(judged).toMatchObject({ kind: 'context_only', method: 'area-trend', word: verdict });
      expect(judged.sentence).not.toMatch(/better|worse|improv/i);
    },
  );
});

const publicFile = join(__dirname, '../../../../../shared/data/real/dfe-assessment-factors-2018-2025.csv');
const columns: Record<string, string> = {
  'AREA-01': 'Child_sexual_exploitation',
  'AREA-02': 'Child_criminal_exploitation',
  'AREA-03': 'Gangs',
  'AREA-04': 'Going_missing',
};

// Where the public file is at hand, the figures carried here are held against it.
if (existsSync(publicFile))
  describe('the figures carried with them', () => {
    const rows = parseCsv(readFileSync(publicFile), { columns: true, bom: true }) as Record<string, string>[];
    it.each(areas)('$name are those of the published file', ({ code, series }) => {
      for (const { indicator, figures } of series)
        figures.forEach((figure, i) => {
          const row = rows.find(
            (one) =>
              one['new_la_code'] === code &&
              one['time_period'] === String(firstYear + i) &&
              one['category'] === 'Factors identified at the end of assessment',
          );
          expect(row?.[columns[indicator] ?? '']).toBe(String(figure));
        });
    });
  });
