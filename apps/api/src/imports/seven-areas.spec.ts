import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { endpoints, type IndicatorPage } from '@waymark/contract';
import request from 'supertest';
import { AreaEntity } from '../measures/area.entity';
import { Reader } from '../database/reader';
import { seedSmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import { runImport } from './run-import';

const root = resolve(__dirname, '../../../..');
const folder = join(root, '../shared/data/real');
const FILES = ['dfe-assessment-factors-2018-2025.csv', 'ons-child-population-2012-2024.csv'];
const NEIGHBOURS = 'statistical-neighbours-2021.csv';
const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];

/** The tables of the walk-through, by the words that stand before them: area -> cells. */
function tableAfter(words: string): Record<string, string[]> {
  const text = readFileSync(join(root, 'docs/guides/seven-areas.md'), 'utf8');
  const lines = text.slice(text.indexOf(words)).split('\n');
  const from = lines.findIndex((line) => line.startsWith('| '));
  const rows = lines.slice(from + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return Object.fromEntries(
    rows.slice(0, end).map((line) => {
      const [area = '', ...cells] = line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1);
      return [area, cells];
    }),
  );
}

// the public files are not part of the project: without them these tests are not registered
if ([...FILES, NEIGHBOURS].every((name) => existsSync(join(folder, name))))
  describe('every rate of the walk-through', () => {
    let test: TestApp;
    beforeAll(async () => {
      test = await startTestApp();
      await seedSmallWorld(test.app);
      for (const name of [...FILES, NEIGHBOURS]) await runImport(test.app, join(folder, name));
    }, 60_000);
    afterAll(() => test.stop());

    /** What the page of the indicator shows of an area, year by year, in the words of the guide. */
    const shown = async (indicator: string, area: string): Promise<string[]> => {
      const areas = await test.app.get(Reader).manager.find(AreaEntity);
      const code = areas.find(({ name }) => name === area || name.startsWith(`${area},`))?.code ?? '';
      const { body } = await request(test.app.getHttpServer())
        .get(`/api/indicators/${indicator}/page?areas=${code}`)
        .expect(200);
      const page = endpoints.indicatorPage.response.parse(body) as IndicatorPage;
      const cells = page.panels[0]?.row.cells ?? [];
      return YEARS.map((year) => {
        const cell = cells.find(({ period }) => period.end === `${year}-03-31`);
        if (cell?.state === 'shown') return cell.value.toFixed(2);
        return cell?.state === 'missing' ? cell.reason : 'nothing';
      });
    };

    it.each([
      ['AREA-01', 'Sexual exploitation noted at assessment (AREA-01)', 7],
      ['AREA-03', 'Gangs (AREA-03)', 7],
      ['AREA-01', "Hackney's neighbours, sexual exploitation noted", 3],
    ] as const)('%s under “%s” is what the page shows', async (indicator, words, count) => {
      const printed = tableAfter(words);
      expect(Object.keys(printed)).toHaveLength(count);
      const drawn: Record<string, string[]> = {};
      for (const area of Object.keys(printed)) drawn[area] = await shown(indicator, area);
      expect(drawn).toEqual(printed);
    });

    it('the three nearest neighbours are those of the page of the area', async () => {
      const printed = tableAfter('The three nearest of each');
      const areas = await test.app.get(Reader).manager.find(AreaEntity);
      const listed: Record<string, string[]> = {};
      for (const area of Object.keys(printed)) {
        const code = areas.find(({ name }) => name === area || name.startsWith(`${area},`))?.code ?? '';
        const { body } = await request(test.app.getHttpServer())
          .get(`/api/reference/areas/${code}`)
          .expect(200);
        const { neighbours } = endpoints.referenceArea.response.parse(body);
        const nearest = neighbours
          .slice(0, 3)
          .map(({ name, closeness }) => `${name} (${closeness.toLowerCase()})`);
        listed[area] = [nearest.join(', ')];
      }
      expect(listed).toEqual(printed);
    });

    it('criminal exploitation starts in 2022, and Knowsley keeps its two zeros', async () => {
      const printed = tableAfter('Criminal exploitation (AREA-02)');
      const drawn: Record<string, string[]> = {};
      for (const area of Object.keys(printed)) {
        const years = await shown('AREA-02', area);
        expect(new Set(years.slice(0, 4))).toEqual(new Set(['not collected']));
        drawn[area] = ['not collected', ...years.slice(4)];
      }
      expect(drawn).toEqual(printed);
    });
  });
