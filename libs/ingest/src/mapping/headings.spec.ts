import { tableMapping } from '@waymark/contract';
import { fits, matchHeadings } from './headings';

const { tables } = tableMapping.parse({
  mapping: 'asb-months',
  version: 1,
  label: 'ASB',
  source: 'returns',
  tables: [
    {
      sheet: null,
      headingRows: 1,
      rowsAre: 'figures',
      columns: [
        { heading: 'ASB incidents 2024/25', as: 'context' },
        { heading: '', as: 'figure', part: 'events', indicators: ['LOC-12'], periodInHeading: true },
      ],
      context: null,
      contexts: {},
      period: { from: 'heading', years: 'financial' },
      dates: 'day first',
      symbols: {},
      totals: [],
      ends: 'at blank row',
    },
  ],
});
const [rule] = tables;

describe('headings of a saved mapping', () => {
  it('fit the table of the year after, whose corner names another year', () => {
    if (!rule) throw new Error('no rule');
    const match = matchHeadings(['ASB incidents 2025/26', 'Apr', 'Mar', 'Total'], rule);
    expect(fits(match)).toBe(true);
    expect(match.taken).toEqual([
      { at: 0, rule: 0, period: null },
      { at: 1, rule: 1, period: { start: '2025-04-01', end: '2025-04-30' } },
      { at: 2, rule: 1, period: { start: '2026-03-01', end: '2026-03-31' } },
    ]);
    expect(fits(matchHeadings(['Suspensions 2025/26', 'Apr', 'Mar'], rule))).toBe(false);
    // months without any year nearby are no periods
    expect(fits(matchHeadings(['ASB incidents', 'Apr', 'Mar'], rule))).toBe(false);
    expect(fits(matchHeadings(['ASB incidents 2024/25', 'Apr', 'Mar'], rule))).toBe(true);
  });
});
