import { Inject, Injectable } from '@nestjs/common';
import type {
  ReferenceArea,
  ReferenceAreaPage,
  ReferenceAreas,
  ReferenceDataset,
  ReferencePage,
  Site,
} from '@waymark/contract';
import { changeSentence, publishedLayouts } from '@waymark/ingest';
import type { Actor } from '../access/actor';
import { FrameworkService } from '../catalogue/framework.service';
import { PlacesService } from '../catalogue/places.service';
import { type Config } from '../config';
import { NotFound } from '../http/refusals';
import { LineageService } from '../measures/lineage.service';
import { CONFIG } from '../settings.module';
import { ImportRunner } from './import-runner';
import { type Load, ReferenceReader } from './reference-reader.store';

const AREAS_SHOWN = 60;
const NEIGHBOURS_SUGGESTED = 7;

/** A published file this product knows, whatever of it is loaded. */
interface KnownFile {
  readonly id: string;
  readonly label: string;
  readonly publisher: string;
  readonly licence: string;
  readonly address: string | null;
  readonly indicators: readonly string[];
  readonly restsOnIt: readonly string[];
}

const RESTS: Readonly<Record<string, readonly string[]>> = {
  'ons-child-population': ['The rates per 1,000 children of every count by area, and their intervals.'],
  'statistical-neighbours': ['The areas offered beside your own on this page.'],
  'upper-tier-areas': ['The upper tier named beside each lower tier area on this page.'],
  'police-street': ['Months of small areas on the Indicators page.'],
};

/** Areas and reference data: public facts of the installation, with what rests on them. */
@Injectable()
export class ReferenceService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly runner: ImportRunner,
    private readonly reader: ReferenceReader,
    private readonly lineage: LineageService,
    private readonly framework: FrameworkService,
    private readonly places: PlacesService,
  ) {}

  async page(actor: Actor): Promise<ReferencePage> {
    const asOf = this.config.today();
    const [loads, sites] = await Promise.all([this.reader.loads(), this.places.sites(actor)]);
    const open = sites.filter((site) => !site.archived);
    const coded = open.flatMap(({ areaCode }) => areaCode ?? []);
    const [places, gaps] = await Promise.all([
      Promise.all(open.map((site) => this.site(site))),
      this.reader.gaps(coded),
    ]);
    return {
      asOf,
      datasets: this.files().map((file) => {
        const its = loads.filter((load) => load.format === file.id);
        return this.dataset(file, its, asOf, its.length > 0 ? (gaps.get(file.id) ?? []) : []);
      }),
      sites: places,
      changes: this.lineage.lineage.changes.map((change) => ({
        date: change.date,
        sentence: changeSentence(change),
        order: change.order,
      })),
    };
  }

  async areas(search: string): Promise<ReferenceAreas> {
    const found = await this.reader.areas(search);
    return {
      found: found.length,
      areas: found.slice(0, AREAS_SHOWN).map((area) => this.withLineage(area)),
    };
  }

  async area(code: string): Promise<ReferenceAreaPage> {
    const area = (await this.reader.areas(code)).find((one) => one.code === code);
    if (!area) throw new NotFound('area');
    const [populations, neighbours, lowerTier] = await Promise.all([
      this.reader.populations(code),
      this.reader.neighbours(code),
      this.reader.lowerTier(code),
    ]);
    return { ...this.withLineage(area), populations, neighbours, lowerTier };
  }

  private withLineage(area: Omit<ReferenceArea, 'lineage'>): ReferenceArea {
    return { ...area, lineage: this.lineage.sentences(area.code) };
  }

  private async site({ id, name, areaCode, areaName }: Site): Promise<ReferencePage['sites'][number]> {
    const all = areaCode === null ? [] : await this.reader.neighbours(areaCode);
    const neighbours = all.flatMap((one) => (one.code === null ? [] : [{ code: one.code, name: one.name }]));
    return { id, name, areaCode, areaName, neighbours: neighbours.slice(0, NEIGHBOURS_SUGGESTED) };
  }

  private files(): KnownFile[] {
    const newest = this.runner.mappings.filter(
      (m) => !this.runner.mappings.some((o) => o.mapping === m.mapping && o.version > m.version),
    );
    return [
      ...newest.map((m) => ({
        id: m.mapping,
        label: m.label,
        publisher: m.publisher,
        licence: m.licence,
        address: m.address,
        indicators: m.values.flatMap((v) => (v.as === 'population' ? this.rates() : [v.indicator])),
        restsOnIt: RESTS[m.mapping] ?? [],
      })),
      ...publishedLayouts.map(({ id, label, publisher, licence }) => ({
        id,
        label,
        publisher,
        licence,
        address: null,
        indicators: id === 'police-street' ? ['AREA-07'] : [],
        restsOnIt: RESTS[id] ?? [],
      })),
    ];
  }

  /** Counts of areas that are shown as rates, and so need a population. */
  private rates(): string[] {
    return this.framework.framework.indicators
      .filter((i) => i.setting === 'local authority area' && i.per !== null)
      .map((i) => i.code);
  }

  private dataset(
    file: KnownFile,
    loads: readonly Load[],
    asOf: string,
    gaps: readonly string[],
  ): ReferenceDataset {
    const titles = new Map(this.framework.framework.indicators.map((i) => [i.code, i.title]));
    const dates = (of: 'from' | 'to') => loads.flatMap((load) => load[of] ?? []).sort();
    const to = dates('to').at(-1) ?? null;
    const { id, label, publisher, licence, address, restsOnIt } = file;
    return {
      id,
      label,
      publisher,
      licence,
      address,
      rows: loads.reduce((sum, load) => sum + load.rows, 0),
      from: dates('from')[0] ?? null,
      to,
      monthsOld: to === null ? null : monthsBetween(to, asOf),
      loads: loads.map(({ importId, file: name, rows, loadedAt, loadedBy }) => ({
        importId,
        file: name,
        rows,
        loadedAt,
        loadedBy,
      })),
      indicators: file.indicators.map((code) => ({ code, title: titles.get(code) ?? code })),
      restsOnIt: [...restsOnIt],
      missing:
        loads.length === 0
          ? [`Nothing of this file is loaded. Download it from ${publisher} and send it on the Import page.`]
          : [...gaps],
    };
  }
}

function monthsBetween(from: string, to: string): number {
  const [y1, m1, d1] = from.split('-').map(Number);
  const [y2, m2, d2] = to.split('-').map(Number);
  const months = ((y2 ?? 0) - (y1 ?? 0)) * 12 + (m2 ?? 0) - (m1 ?? 0) - ((d2 ?? 0) < (d1 ?? 0) ? 1 : 0);
  return Math.max(0, months);
}
