import { basename, resolve } from 'node:path';
import { access, constants } from 'node:fs/promises';
import type { INestApplication } from '@nestjs/common';
import type { ImportMapping, ImportOutcome, ImportProblem, MappingUse } from '@waymark/contract';
import { LocalActor } from '../access/local-actor';
import { ImportsService } from './imports.service';

export interface RunImportOptions {
  readonly dryRun?: boolean;
  /** Somebody looked at the words that may lead to a person, and keeps them. */
  readonly keepWords?: boolean;
  /** The name the file is known by; its own, if not given. */
  readonly name?: string;
  /** A mapping for this file: written or saved, or the name of one that ships with the product. */
  readonly mapping?: string | ImportMapping | MappingUse;
  readonly onProgress?: (share: number) => void;
}

export interface RunImportResult extends ImportOutcome {
  readonly rows: number;
  /** Number of the import, for undoing it on the Import page. */
  readonly id: number | null;
  readonly formatLabel: string;
  readonly summary: readonly string[];
  readonly unusedColumns: readonly string[];
  /** Why nothing was imported, where the file as a whole could not be used. */
  readonly message: string | null;
  /** 1 where anything was refused. */
  readonly exitCode: 0 | 1;
}

/** Imports a file of this computer in one go, as the command line and the demo do. The application must be initialised. */
export async function runImport(
  app: INestApplication,
  file: string,
  options: RunImportOptions = {},
): Promise<RunImportResult> {
  const path = resolve(file);
  const name = options.name ?? basename(path);
  const readable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!readable) return unreadable(name);
  const actor = await app.get(LocalActor).actor();
  const { outcome, problems, id } = await app.get(ImportsService).direct(actor, path, name, {
    dryRun: options.dryRun ?? false,
    keepWords: options.keepWords ?? false,
    say: options.onProgress ?? (() => undefined),
    mapping: options.mapping ?? null,
  });
  const { rows, created, changed, unchanged, rejected } = outcome.counts;
  const refused = rejected > 0 || outcome.state !== 'good' || problems.some((p) => p.severity === 'error');
  return {
    created,
    changed,
    unchanged,
    rejected,
    problems,
    rows,
    id,
    formatLabel: outcome.formatLabel,
    summary: outcome.summary,
    unusedColumns: outcome.unusedColumns,
    message: outcome.message,
    exitCode: refused ? 1 : 0,
  };
}

function unreadable(file: string): RunImportResult {
  const problem: ImportProblem = {
    severity: 'error',
    file,
    sheet: null,
    row: null,
    column: null,
    value: null,
    expected: 'a file that can be read',
    fix: 'Check the name and the folder: there is no such file, or you may not read it.',
    code: 'no-such-file',
  };
  return {
    created: 0,
    changed: 0,
    unchanged: 0,
    rejected: 0,
    problems: [problem],
    rows: 0,
    id: null,
    formatLabel: 'Not recognised',
    summary: [],
    unusedColumns: [],
    message: problem.fix,
    exitCode: 1,
  };
}
