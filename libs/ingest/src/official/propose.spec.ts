import { parseOwnMapping } from './mapping';
import { isTidy, proposeMapping } from './propose';

const heading = [
  '\ufefftime_period',
  'time_identifier',
  'geographic_level',
  'country_code',
  'country_name',
  'region_code',
  'region_name',
  'old_la_code',
  'new_la_code',
  'la_name',
  'sex',
  'number, all',
];

describe('a mapping proposed for a tidy file', () => {
  it('lists every column that may be a figure, and is refused until one is chosen', () => {
    const text = proposeMapping(heading) ?? '';
    expect(text).toContain('#  - { as: events, column: sex, indicator: CHOOSE }');
    expect(text).toContain('#  - { as: events, column: "number, all", indicator: CHOOSE }');
    expect(text).not.toContain('column: region_code');
    const read = parseOwnMapping(text, 'mine.yaml');
    expect(read.ok ? '' : read.sentence).toMatch(/^mine\.yaml, values/);
  });

  it('is a mapping once a column is chosen', () => {
    const text = (proposeMapping(heading) ?? '').replace(
      '#  - { as: events, column: "number',
      '  - { as: events, column: "number',
    );
    const read = parseOwnMapping(text, 'mine.yaml');
    expect(read).toMatchObject({
      ok: true,
      mapping: {
        area: { code: 'new_la_code', number: 'old_la_code' },
        values: [{ as: 'events', column: 'number, all', indicator: 'CHOOSE' }],
      },
    });
  });

  it('reads headings with capitals and blanks as the layout writes them, and leaves the figures as they are', () => {
    const written = [
      'Time period',
      'Time-Identifier',
      'GEOGRAPHIC LEVEL',
      'New LA code',
      'LA name',
      'Pupils seen',
    ];
    expect(isTidy(written)).toBe(true);
    const text = proposeMapping(written) ?? '';
    expect(text).toContain('area: { code: new_la_code, name: la_name');
    expect(text).toContain('#  - { as: events, column: Pupils seen, indicator: CHOOSE }');
    expect(text).not.toContain('column: la_name');
  });

  it('is for tidy files only', () => {
    expect(isTidy(['Year', 'level'])).toBe(false);
    expect(proposeMapping(['Year', 'level'])).toBeNull();
  });
});
