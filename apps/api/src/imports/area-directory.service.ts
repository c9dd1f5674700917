import { Injectable } from '@nestjs/common';
import type {
  ReferenceArea,
  ReferenceAreaPage,
  ReferenceAreas,
  ReferencePage,
  Site,
} from '@waymark/contract';
import { changeSentence } from '@waymark/ingest';
import type { Actor } from '../access/actor';
import { PlacesService } from '../catalogue/places.service';
import { NotFound } from '../http/refusals';
import { LineageService } from '../measures/lineage.service';
import { ReferenceReader } from './reference-reader.store';

const AREAS_SHOWN = 60;
const NEIGHBOURS_SUGGESTED = 7;

/** Areas with what is known of them: tier, lineage, populations, neighbours; and the areas that sites point to. */
@Injectable()
export class AreaDirectory {
  constructor(
    private readonly reader: ReferenceReader,
    private readonly lineage: LineageService,
    private readonly places: PlacesService,
  ) {}

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

  /** The actor's sites with the neighbours of their areas, to be compared with. */
  async sites(actor: Actor): Promise<ReferencePage['sites']> {
    const open = (await this.places.sites(actor)).filter((site) => !site.archived);
    return Promise.all(open.map((site) => this.site(site)));
  }

  changes(): ReferencePage['changes'] {
    return this.lineage.lineage.changes.map((change) => ({
      date: change.date,
      sentence: changeSentence(change),
      order: change.order,
    }));
  }

  private withLineage(area: Omit<ReferenceArea, 'lineage'>): ReferenceArea {
    return { ...area, lineage: this.lineage.sentences(area.code) };
  }

  private async site({ id, name, areaCode, areaName }: Site): Promise<ReferencePage['sites'][number]> {
    const all = areaCode === null ? [] : await this.reader.neighbours(areaCode);
    const neighbours = all.flatMap((one) => (one.code === null ? [] : [{ code: one.code, name: one.name }]));
    return { id, name, areaCode, areaName, neighbours: neighbours.slice(0, NEIGHBOURS_SUGGESTED) };
  }
}
