import type { AuditChange } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import { ImportEntity } from '../imports/import.entity';
import { ObservationEntity } from '../measures/observation.entity';
import type { AuditEvent } from './audit-event';
import { numberIn, type NotedChange } from './row-changes';

const FIGURES_TOLD = 40;

/**
 * Figures become visible, or stop counting, by one row: their intake. What its entry tells: of a round its figures, of a
 * correction before and after with the reason, of an import its counts, never its rows. Null: nothing became visible.
 */
export async function intakeEvent(
  manager: EntityManager,
  { before, after }: NotedChange,
): Promise<Partial<AuditEvent> | null> {
  const row = after ?? before ?? {};
  const id = numberIn(row, 'id') ?? 0;
  const was = isTrue(before?.['visible']);
  const is = isTrue(after?.['visible']);
  if (was === is && after !== null) return null;
  if (row['kind'] === 'import')
    return {
      action: is ? 'import' : 'import-undone',
      kind: 'import',
      changes: [],
      ...(await job(manager, id)),
    };
  const figures = await manager.find(ObservationEntity, {
    where: { intakeId: id },
    order: { id: 'ASC' },
    take: FIGURES_TOLD + 1,
  });
  if (figures.length === 0) return {};
  const contexts = new Set(figures.map((it) => it.contextId));
  const corrected = figures.flatMap((it) => (it.supersedes === null ? [] : [it.supersedes]));
  const old = new Map<number, string>();
  for (const oldId of corrected) {
    const found = await manager.findOneBy(ObservationEntity, { id: oldId });
    if (found) old.set(oldId, found.figures);
  }
  const only = contexts.size === 1 ? (figures[0]?.contextId ?? null) : null;
  return {
    action: row['kind'] === 'correction' ? 'correct' : 'record',
    kind: only === null ? 'intake' : 'context',
    id: only ?? id,
    contextId: only,
    reason: typeof row['reason'] === 'string' ? row['reason'] : null,
    changes: figures.slice(0, FIGURES_TOLD).map((it): AuditChange => ({
      field: [it.indicator, `${it.start} to ${it.end}`, it.breakdown].filter(Boolean).join(' ').slice(0, 80),
      personal: false,
      before: it.supersedes === null ? null : (old.get(it.supersedes) ?? null),
      after: it.figures,
    })),
    details: {
      intake: id,
      ...(figures.length > FIGURES_TOLD ? { 'more figures than are listed': true } : {}),
    },
  };
}

async function job(manager: EntityManager, id: number): Promise<Partial<AuditEvent>> {
  const found = await manager.findOneBy(ImportEntity, { id });
  if (!found) return { id };
  const { rows, created, changed, unchanged, rejected } = found.counts;
  return {
    id,
    details: {
      format: found.formatLabel,
      rows,
      created,
      changed,
      unchanged,
      rejected,
      ...(found.digest ? { 'sha256 of the file': found.digest } : {}),
    },
  };
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1;
}
