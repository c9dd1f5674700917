import { normalisedHeading } from '../table/columns';
import { alignedHeading } from '../table/heading';
import { visible } from '../table/numbers';

/** Headings every file of the Department for Education's tidy layout has. */
const TIDY = ['time_period', 'time_identifier', 'geographic_level'] as const;
/** Columns that say when, where and of what kind: never figures. */
const ABOUT =
  /^(time_|geographic_level$|country_|region_|old_la_code$|new_la_code$|la_|lad_|pcon_|ward_|school_(urn|laestab|name)$|category$|version$)/;

/** True for a file of official statistics in the tidy layout, whatever it is about. */
export function isTidy(heading: readonly string[]): boolean {
  const names = new Set(heading.map(normalisedHeading));
  return TIDY.every((name) => names.has(name));
}

/** The headings of a tidy file, those that say when and where as the layout writes them. */
export function tidyNames(heading: readonly string[]): string[] {
  const about = heading.map(normalisedHeading).filter((name) => ABOUT.test(name));
  return alignedHeading(heading, about).heading.map(visible);
}

const quoted = (name: string) => (/^[A-Za-z_][A-Za-z0-9_ ]*$/.test(name) ? name : JSON.stringify(name));

/**
 * A mapping for a tidy file, filled in as far as its headings tell; null where the file is of another layout. The reader
 * chooses the columns: as it stands the proposal holds none, and is refused.
 */
export function proposeMapping(heading: readonly string[]): string | null {
  if (!isTidy(heading)) return null;
  const names = tidyNames(heading).filter((name) => name !== '');
  const has = (name: string) => names.includes(name);
  const figures = names.filter((name) => !ABOUT.test(name));
  const areas = has('new_la_code')
    ? {
        keep: 'Local authority',
        apart: 'National, Regional',
        code: 'new_la_code',
        name: 'la_name',
        kind: 'local authority',
      }
    : { keep: 'National', apart: 'Regional', code: 'country_code', name: 'country_name', kind: 'country' };
  return `# Proposed from the headings of the file. Say what it is, choose the columns that are figures, and import with
#   npm run waymark -- import FILE --mapping THIS-FILE.yaml --dry-run
mapping: my-mapping
version: 1
label: What the file is called by its publisher
publisher: Department for Education
licence: Open Government Licence v3.0
address: https://explore-education-statistics.service.gov.uk/
source: The words that stand beside every figure
recognise: [${[...TIDY, areas.code].map(quoted).join(', ')}]
area: { code: ${areas.code}, name: ${areas.name}, kind: ${areas.kind}${has('old_la_code') ? ', number: old_la_code' : ''} }
rows:
  column: geographic_level
  keep: [${areas.keep}]
  apart: [${areas.apart}]
  apartNote: Totals are not added to the areas they are made of.
# One of: year ending 31 March, mid-year, calendar year, financial year, academic year. Look at time_identifier in the file.
period: { column: time_period, means: year ending 31 March }
# Columns that say who a figure is about:
# breakdowns:
#   - { column: sex, dimension: sex, all: Total }
breakdowns: []
# Take the sign # away from the columns you want, and write the code of its indicator for CHOOSE.
#   as: events    a count
#   as: reported  a figure as printed: add unit: percent or unit: number
values:
${figures.map((name) => `#  - { as: events, column: ${quoted(name)}, indicator: CHOOSE }`).join('\n')}
symbols:
  c: withheld by source
  x: not collected
  z: not applicable
  u: low reliability
  low: nearly zero
  k: nearly zero
`;
}
