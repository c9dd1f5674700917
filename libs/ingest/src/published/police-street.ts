import { areaCode } from '@waymark/contract';
import { fault } from '../problems';
import { type KnownArea } from '../official/check';
import { eventsJson } from '../table/figures';
import { visible } from '../table/numbers';
import { authoritiesOf } from './force-areas';
import { type Layout, type LayoutReading, NOTHING_READ } from './layout';

const COLUMNS = [
  'Crime ID',
  'Month',
  'Reported by',
  'Falls within',
  'LSOA code',
  'LSOA name',
  'Crime type',
] as const;
const INDICATOR = 'AREA-07';
const ANTI_SOCIAL = 'Anti-social behaviour';
/** Small areas above this number were first drawn for the census of 2021 (docs/sources.md). */
const LAST_OF_2011 = 1033768;

/** Crimes of one force and month in one small area. */
interface Place {
  readonly code: string;
  readonly name: string;
  readonly month: string;
  readonly force: string;
  readonly row: number;
  antiSocial: number;
}

const many = (count: number, one: string, several: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;

/**
 * police.uk street files: one row a crime at a point that was moved by the publisher. Rows are added up while they stream, to
 * small area and month; no point is ever kept. A small area that the month's file names with other crimes only had none; one
 * that it does not name at all is not known.
 */
export const policeStreet: Layout = {
  id: 'police-street',
  label: 'Street-level crime: anti-social behaviour by small area and month (police.uk)',
  publisher: 'police.uk (Home Office)',
  licence: 'Open Government Licence v3.0',
  apartNote:
    'Only anti-social behaviour in a known small area inside the force is counted; the reasons stand above.',
  matches: (heading) => {
    const names = new Set(heading.map(visible));
    return COLUMNS.every((name) => names.has(name));
  },
  uses: (column) => (COLUMNS as readonly string[]).includes(column),
  open: (heading) => new StreetReader(heading),
};

class StreetReader {
  private readonly at: ReadonlyMap<string, number>;
  private readonly places = new Map<string, Place>();
  private readonly ids = new Set<string>();
  private readonly unlisted = new Set<string>();
  private readonly months = new Map<string, number>();
  private read = 0;
  private antiSocial = 0;
  private noArea = 0;
  private noAreaAntiSocial = 0;
  private outside = 0;
  private outsideAntiSocial = 0;
  private repeated = 0;
  private withoutId = 0;
  private newest = 0;

  constructor(heading: readonly string[]) {
    this.at = new Map(heading.map((name, index) => [visible(name), index]));
  }

  row(row: number, cells: readonly string[]): LayoutReading {
    if (cells.every((c) => visible(c) === '')) return NOTHING_READ;
    const cell = (column: (typeof COLUMNS)[number]) => visible(cells[this.at.get(column) ?? -1] ?? '');
    const month = cell('Month');
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
      return {
        ...NOTHING_READ,
        faults: [
          fault('month', 'Month', month || null, 'a month such as 2024-04', 'Check the row in the file.'),
        ],
      };
    const code = cell('LSOA code');
    if (code !== '' && !areaCode.safeParse(code).success)
      return {
        ...NOTHING_READ,
        faults: [
          fault('area-code', 'LSOA code', code, 'a GSS code such as E01000005', 'Check the row in the file.'),
        ],
      };
    this.read++;
    const isAntiSocial = cell('Crime type') === ANTI_SOCIAL;
    this.antiSocial += isAntiSocial ? 1 : 0;
    this.months.set(month, (this.months.get(month) ?? 0) + (isAntiSocial ? 1 : 0));
    this.noteId(cell('Crime ID'));
    if (code === '') {
      this.noArea++;
      this.noAreaAntiSocial += isAntiSocial ? 1 : 0;
      return { ...NOTHING_READ, apart: true };
    }
    const force = cell('Falls within') || cell('Reported by');
    const name = cell('LSOA name');
    const authorities = authoritiesOf(force);
    if (!authorities) this.unlisted.add(force);
    if (authorities && !authorities.has(name.replace(/ \d{3}[A-Z]$/, ''))) {
      this.outside++;
      this.outsideAntiSocial += isAntiSocial ? 1 : 0;
      return { ...NOTHING_READ, apart: true };
    }
    this.newest = Math.max(this.newest, code.startsWith('E01') ? Number(code.slice(1)) : 0);
    const key = `${code} ${month} ${force}`;
    const known = this.places.get(key) ?? { code, name, month, force, row, antiSocial: 0 };
    known.antiSocial += isAntiSocial ? 1 : 0;
    this.places.set(key, known);
    return { ...NOTHING_READ, apart: !isAntiSocial };
  }

  end(): LayoutReading & { readonly remarks: readonly string[] } {
    // without a single incident in a month, the file more likely lacks them than the force
    const places = [...this.places.values()].filter(({ month }) => (this.months.get(month) ?? 0) > 0);
    const vintage = this.newest > LAST_OF_2011 ? '2021' : '2011 or 2021';
    const areas = places.map(({ code, name, month }): KnownArea => ({
      code,
      name,
      kind: 'small area (LSOA)',
      year: Number(month.slice(0, 4)),
      vintage,
    }));
    const rows = places.map(({ code, month, force, row, antiSocial }) => ({
      row,
      organisationId: null,
      contextId: null,
      areaCode: code,
      indicator: INDICATOR,
      indicatorVersion: 1,
      breakdown: '',
      source: `police.uk, ${force}`.slice(0, 160),
      start: `${month}-01`,
      end: lastDay(month),
      round: '',
      figures: eventsJson(antiSocial, null, null),
    }));
    return { rows, areas, faults: [], apart: false, remarks: this.remarks(vintage) };
  }

  private noteId(id: string): void {
    if (id === '') this.withoutId++;
    else if (this.ids.has(id)) this.repeated++;
    else this.ids.add(id);
  }

  private remarks(vintage: string): string[] {
    const empty = [...this.months].filter(([, count]) => count === 0).map(([month]) => month);
    return [
      `${many(this.read, 'crime', 'crimes')}, ${many(this.antiSocial, 'of them', 'of them')} anti-social behaviour; ${many(this.withoutId, 'row has', 'rows have')} no Crime ID.`,
      `${many(this.noArea, 'row names', 'rows name')} no area (${this.noAreaAntiSocial} anti-social behaviour): known to have happened, not where.`,
      `${many(this.outside, 'row lies', 'rows lie')} outside the areas of the force (${this.outsideAntiSocial} anti-social behaviour): another force counts those areas.`,
      `${many(this.repeated, 'row repeats', 'rows repeat')} the Crime ID of an earlier row: counted, since only anti-social behaviour is imported and it carries no ID.`,
      ...(this.unlisted.size > 0
        ? [
            `Waymark does not know which areas belong to ${[...this.unlisted].join(', ')}, so rows outside could not be told.`,
          ]
        : []),
      ...(empty.length > 0
        ? [
            `${empty.join(', ')}: not one incident in the whole file, so the month was left out as missing, and not taken as zero.`,
          ]
        : []),
      `Small areas as drawn in ${vintage}. A small area named with other crimes only had no anti-social behaviour in the month; one not named at all is missing.`,
    ];
  }
}

function lastDay(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 2000, number ?? 1, 0)).toISOString().slice(0, 10);
}
