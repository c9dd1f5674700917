import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTable } from '../read';
import { proposeOfficial } from './official-session';

const HEADING =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name';
const at = (year: string, kind: string, level: string, rest: string) =>
  `${year},${kind},${level},E92000001,England,E12000007,London,204,E09000012,Hackney,${rest}`;

async function proposed(columns: string, ...rows: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-official-'));
  try {
    const path = join(folder, 'a.csv');
    writeFileSync(path, [`${HEADING},${columns}`, ...rows].join('\n'));
    const opened = await openTable(path, 'suspensions_2023.csv');
    if (!opened.ok) throw new Error('not read');
    const found = await proposeOfficial(opened.table);
    if (found?.mapping?.kind !== 'official') throw new Error('not proposed');
    return { ...found.mapping.official, choices: found.choices };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a tidy file of official statistics that nobody mapped yet', () => {
  it('takes columns of words for groups, other levels for parts, and signs for what they mostly mean', async () => {
    const found = await proposed(
      'school_type,suspension,susp_rate',
      at('202223', 'Academic year', 'Local authority', 'Total,5461,8.27'),
      at('202223', 'Academic year', 'Local authority', 'Primary,[c],:'),
      at('202223', 'Academic year', 'School', 'Total,3,~'),
    );
    expect(found).toMatchObject({
      mapping: 'suspensions',
      label: 'suspensions 2023',
      source: 'Department for Education, suspensions 2023',
      period: { means: 'academic year' },
      rows: { keep: ['Local authority'], apart: ['National', 'Regional', 'School'] },
      only: [],
      breakdowns: [{ column: 'school_type', dimension: 'school type', all: 'Total' }],
      values: [{ column: 'suspension', indicator: 'CHOOSE' }],
      symbols: {
        c: 'withheld by source',
        '[c]': 'withheld by source',
        ':': 'not collected',
        '~': 'nearly zero',
      },
    });
    expect(found.choices.at(-1)?.because).toContain('2 columns are figures');
  });

  it('takes one kind of time at once, the commonest', async () => {
    const found = await proposed(
      'number',
      at('2023', 'Calendar year', 'Local authority', '120'),
      at('2022', 'Calendar year', 'Local authority', '110'),
      at('2022', 'Financial year', 'Local authority', '130'),
    );
    expect(found).toMatchObject({
      period: { means: 'calendar year' },
      only: [{ column: 'time_identifier', is: 'Calendar year' }],
      breakdowns: [],
    });
  });
});
