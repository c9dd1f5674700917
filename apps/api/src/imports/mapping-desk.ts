import { Injectable } from '@nestjs/common';
import type { ImportMapping, MappingPreview, MappingProposal, MappingUse } from '@waymark/contract';
import {
  type Catalogue,
  type KnownForProposal,
  mappingFaults,
  type Names,
  openTable,
  previewOfficial,
  proposeOfficial,
  recognise,
} from '@waymark/ingest';
import type { Actor } from '../access/actor';
import { FrameworkService } from '../catalogue/framework.service';
import { PlacesStore } from '../catalogue/places.store';
import { ImportRunner } from './import-runner';
import { unknownIndicators } from './official-indicators';

interface SentFile {
  readonly name: string;
  readonly path: string;
}

/** What a mapping may refer to, as the reader may see it, and what is known of published files. */
@Injectable()
export class MappingDesk {
  constructor(
    private readonly places: PlacesStore,
    private readonly framework: FrameworkService,
    private readonly runner: ImportRunner,
  ) {}

  /** Whether a mapping of this name ships with the product. */
  isShipped(name: string): boolean {
    return this.runner.mappings.some((one) => one.mapping === name);
  }

  async known(actor: Actor): Promise<Omit<KnownForProposal, 'saved'>> {
    const contexts = (await this.places.contexts(actor)).filter((context) => !context.archived);
    return {
      contexts: contexts.map(({ code, pseudonym, privateName, setting }) => ({
        code,
        setting,
        names: [pseudonym, privateName].filter((name) => name !== ''),
      })),
      indicators: this.framework.framework.indicators,
    };
  }

  async world(actor: Actor): Promise<{ catalogue: Catalogue; names: Names }> {
    const contexts = (await this.places.contexts(actor)).filter((context) => !context.archived);
    const byId = new Map(contexts.map(({ id, code, pseudonym }) => [id, { code, name: pseudonym }]));
    return {
      catalogue: await this.runner.catalogue(actor),
      names: {
        context: (id) => byId.get(id) ?? null,
        contexts: contexts.map(({ code, pseudonym, privateName }) => ({
          code,
          names: [pseudonym, privateName].filter((name) => name !== ''),
        })),
      },
    };
  }

  async faults({ mapping, period }: MappingUse, catalogue: Catalogue): Promise<MappingPreview['faults']> {
    if (mapping.kind === 'table') return mappingFaults(mapping.table, period, catalogue);
    return unknownIndicators(this.framework, mapping.official).map((sentence) => ({
      at: 'values',
      sentence,
    }));
  }

  async previewOfficial(
    file: SentFile,
    mapping: ImportMapping,
    catalogue: Catalogue,
  ): Promise<MappingPreview> {
    const opened = await openTable(file.path, file.name);
    const preview = await previewOfficial(opened, mapping, catalogue);
    const faults = await this.faults(
      { mapping: { kind: 'official', official: mapping }, period: null },
      catalogue,
    );
    return { ...preview, faults };
  }

  /** A file that is known without a mapping of one's own, or a tidy table of official statistics; null for any other. */
  async published(file: SentFile): Promise<Pick<MappingProposal, 'mapping' | 'why' | 'choices'> | null> {
    const opened = await openTable(file.path, file.name);
    if (!opened.ok) return null;
    const known = await recognise(opened.table, this.runner.mappings);
    if (known.ok) {
      const { recognised } = known;
      if (recognised.format === 'mapping')
        return {
          mapping: { kind: 'official', official: recognised.mapping },
          why: null,
          choices: [
            {
              at: 'mapping',
              what: 'File',
              chose: recognised.mapping.label,
              because: 'Its headings are those of this published file, which Waymark knows.',
              sure: 'sure',
            },
          ],
        };
      const what =
        recognised.format === 'layout'
          ? `the published file “${recognised.layout.label}”`
          : "Waymark's own table";
      return {
        mapping: null,
        why: `This is ${what}: it needs no mapping. Send it on the Import page as it is.`,
        choices: [],
      };
    }
    return proposeOfficial(opened.table);
  }
}
