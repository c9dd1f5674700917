import { Injectable } from '@nestjs/common';
import {
  anyMapping,
  type AnyMapping,
  type ImportJob,
  type MappingPreview,
  type MappingProposal,
  type MappingUse,
  type NewSavedMapping,
  type SavedMapping,
} from '@waymark/contract';
import { type HeadingSaid, mappingFaults, previewOf, printMapping, proposeForFile } from '@waymark/ingest';
import type { Actor } from '../access/actor';
import { organisationFor } from '../catalogue/scope';
import { BadInput, NotFound } from '../http/refusals';
import { DraftsService } from './drafts.service';
import { ImportsService } from './imports.service';
import { MappingDesk } from './mapping-desk';
import type { SavedMappingEntity } from './mapping.entity';
import { MappingsStore } from './mappings.store';

/** Mappings of any table: proposed for a file, tried on it, saved under a name, used for an import. */
@Injectable()
export class MappingsService {
  constructor(
    private readonly store: MappingsStore,
    private readonly drafts: DraftsService,
    private readonly imports: ImportsService,
    private readonly desk: MappingDesk,
  ) {}

  async list(actor: Actor, name: string | undefined): Promise<SavedMapping[]> {
    const all = await this.store.versions(actor, name);
    const shown = name === undefined ? all.filter((one, i) => isNewest(all, one, i)) : all;
    return this.wireAll(actor, shown);
  }

  async one(actor: Actor, id: number): Promise<SavedMapping> {
    const [wired] = await this.wireAll(actor, [await this.mine(actor, id)]);
    if (!wired) throw new NotFound('mapping');
    return wired;
  }

  async save(actor: Actor, wanted: NewSavedMapping): Promise<SavedMapping> {
    const organisationId = organisationFor(actor, wanted.organisationId);
    const { name, label, mapping } = wanted;
    const saved = await this.store.save(
      {
        organisationId,
        name,
        label,
        kind: mapping.kind,
        archived: false,
        savedAt: new Date().toISOString(),
        savedBy: actor.name.slice(0, 120),
      },
      (version) => JSON.stringify(named(mapping, name, version, label)),
    );
    return this.one(actor, saved.id);
  }

  async archive(actor: Actor, id: number, archived: boolean): Promise<SavedMapping> {
    const mapping = await this.mine(actor, id);
    await this.store.archive(mapping, archived);
    return this.one(actor, id);
  }

  async yaml(actor: Actor, id: number): Promise<{ name: string; text: string }> {
    const { name, version, mapping } = await this.one(actor, id);
    return { name: `${name}.v${version}.yaml`, text: printMapping(mapping) };
  }

  /** The newest version under a name that is not archived; null where there is none. */
  async byName(actor: Actor, name: string): Promise<SavedMapping | null> {
    const [newest] = (await this.store.versions(actor, name)).filter((one) => !one.archived);
    return newest ? this.one(actor, newest.id) : null;
  }

  /** `saved`: a name, `none` to begin anew; left out: by the saved mapping that fits the file, if one does. */
  async proposal(
    actor: Actor,
    draft: string,
    saved: string | undefined,
    said: HeadingSaid | null = null,
  ): Promise<MappingProposal> {
    const { grid, file } = await this.drafts.read(actor, draft);
    const published = saved === undefined ? await this.desk.published(file) : null;
    const known = await this.desk.known(actor);
    if (published) {
      // the columns as they stand in the file: which of them are figures is chosen on screen
      const { tables } = proposeForFile(grid, { ...known, saved: [] });
      return {
        ...published,
        saved: null,
        period: null,
        tables: tables.slice(0, 1),
        contexts: [],
        symbols: [],
      };
    }
    const all = saved === 'none' ? [] : await this.list(actor, undefined);
    const named = all.filter((one) => saved === undefined || one.name === saved);
    if (saved !== undefined && saved !== 'none' && named.length === 0) throw new NotFound('mapping');
    const proposal = proposeForFile(grid, { ...known, saved: named }, said);
    const [chosen] = saved === undefined || saved === 'none' ? [] : named;
    // a mapping that was asked for is shown even where it does not fit: the preview says why
    return chosen
      ? { ...proposal, mapping: chosen.mapping, saved: { name: chosen.name, version: chosen.version } }
      : proposal;
  }

  async preview(actor: Actor, draft: string, { mapping, period }: MappingUse): Promise<MappingPreview> {
    const { grid, file } = await this.drafts.read(actor, draft);
    const { catalogue, names } = await this.desk.world(actor);
    if (mapping.kind === 'official') return this.desk.previewOfficial(file, mapping.official, catalogue);
    const preview = previewOf(grid, mapping.table, period, catalogue, names);
    return { ...preview, faults: mappingFaults(mapping.table, period, catalogue) };
  }

  /** Checks the file against what stands, as any import; refused while the mapping itself is at fault. */
  async check(actor: Actor, draft: string, use: MappingUse): Promise<ImportJob> {
    const { file } = await this.drafts.read(actor, draft);
    const { catalogue } = await this.desk.world(actor);
    const faults = await this.desk.faults(use, catalogue);
    const [first] = faults;
    if (first)
      throw new BadInput(
        `The mapping cannot be used yet: ${first.sentence}`,
        faults.map(({ at, sentence }) => ({ field: at, sentence })),
      );
    return this.imports.checkMapped(actor, file, use);
  }

  private async mine(actor: Actor, id: number): Promise<SavedMappingEntity> {
    const found = await this.store.mapping(actor, id);
    if (!found) throw new NotFound('mapping');
    return found;
  }

  private async wireAll(actor: Actor, entities: readonly SavedMappingEntity[]): Promise<SavedMapping[]> {
    const organisations = new Map((await this.store.organisations(actor)).map(({ id, name }) => [id, name]));
    return entities.map(({ mapping, ...rest }) => ({
      ...rest,
      organisation: organisations.get(rest.organisationId) ?? '',
      mapping: anyMapping.parse(JSON.parse(mapping)),
    }));
  }
}

function isNewest(all: readonly SavedMappingEntity[], one: SavedMappingEntity, at: number): boolean {
  return !all
    .slice(0, at)
    .some((other) => other.name === one.name && other.organisationId === one.organisationId);
}

/** A mapping under the name and version it is saved as. */
export function named(mapping: AnyMapping, name: string, version: number, label: string): AnyMapping {
  return mapping.kind === 'table'
    ? { kind: 'table', table: { ...mapping.table, mapping: name, version, label } }
    : { kind: 'official', official: { ...mapping.official, mapping: name, version, label } };
}
