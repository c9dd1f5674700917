import { type ImportMapping, mappingUse, type MappingUse } from '@waymark/contract';
import type { ImportEntity } from './import.entity';

/** A mapping by its name, one that was written or saved, or null: what the file is shows from its headings. */
export type ChosenMapping = string | ImportMapping | MappingUse | null;

export function isUse(mapping: ChosenMapping): mapping is MappingUse {
  return typeof mapping === 'object' && mapping !== null && typeof mapping.mapping === 'object';
}

/** What a job keeps of how its file is read, so that the dry run and the import read it alike. */
export function readingOf(
  mapping: ChosenMapping,
  digest: string,
): Pick<ImportEntity, 'mapping' | 'mappingVersion' | 'mappingUse' | 'digest'> {
  if (mapping === null || typeof mapping === 'string')
    return { mapping, mappingVersion: null, mappingUse: null, digest };
  const use: MappingUse = isUse(mapping)
    ? mapping
    : { mapping: { kind: 'official', official: mapping }, period: null };
  const { mapping: name, version } = use.mapping.kind === 'table' ? use.mapping.table : use.mapping.official;
  return { mapping: name.slice(0, 60), mappingVersion: version, mappingUse: JSON.stringify(use), digest };
}

export function chosenOf(job: ImportEntity): ChosenMapping {
  return job.mappingUse === null ? job.mapping : mappingUse.parse(JSON.parse(job.mappingUse));
}
