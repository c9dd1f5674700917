import { Inject, Injectable } from '@nestjs/common';
import type { Indicator, ReferenceDataset, ReferencePage } from '@waymark/contract';
import { publishedLayouts } from '@waymark/ingest';
import type { Actor } from '../access/actor';
import { READING, type ReadingFor } from '../measures/reading';
import { AreaDirectory } from './area-directory.service';
import { ImportRunner } from './import-runner';
import { type Load, ReferenceReader } from './reference-reader.store';

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

/** Which published files are loaded, how old they are, and what rests on them. */
@Injectable()
export class ReferenceService {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reader: ReferenceReader,
    private readonly directory: AreaDirectory,
    @Inject(READING) private readonly reading: ReadingFor,
  ) {}

  async page(actor: Actor): Promise<ReferencePage> {
    const { asOf, catalogue } = this.reading('team', actor);
    const [loads, sites] = await Promise.all([this.reader.loads(), this.directory.sites(actor)]);
    const gaps = await this.reader.gaps(sites.flatMap(({ areaCode }) => areaCode ?? []));
    return {
      asOf,
      datasets: this.files(catalogue.indicators).map((file) => {
        const its = loads.filter((load) => load.format === file.id);
        const missing = its.length > 0 ? (gaps.get(file.id) ?? []) : [];
        return dataset(file, its, asOf, missing, catalogue.indicators);
      }),
      sites,
      changes: this.directory.changes(),
    };
  }

  private files(indicators: readonly Indicator[]): KnownFile[] {
    const rates = indicators
      .filter((i) => i.setting === 'local authority area' && i.per !== null)
      .map((i) => i.code);
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
        indicators: m.values.flatMap((v) => (v.as === 'population' ? rates : [v.indicator])),
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
}

function dataset(
  file: KnownFile,
  loads: readonly Load[],
  asOf: string,
  gaps: readonly string[],
  indicators: readonly Indicator[],
): ReferenceDataset {
  const titles = new Map(indicators.map((i) => [i.code, i.title]));
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
        ? ['Nothing of it is loaded yet. Take the file from its publisher and send it on the Import page.']
        : [...gaps],
  };
}

function monthsBetween(from: string, to: string): number {
  const [y1, m1, d1] = from.split('-').map(Number);
  const [y2, m2, d2] = to.split('-').map(Number);
  const months = ((y2 ?? 0) - (y1 ?? 0)) * 12 + (m2 ?? 0) - (m1 ?? 0) - ((d2 ?? 0) < (d1 ?? 0) ? 1 : 0);
  return Math.max(0, months);
}
