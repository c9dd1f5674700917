import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config';
import type { AuditKey } from './audit-key';

const head = z.strictObject({
  sequence: z.int().positive(),
  hash: z.string().length(64),
  at: z.string(),
  seal: z.string(),
});
export type AuditHead = Pick<z.infer<typeof head>, 'sequence' | 'hash' | 'at'>;

export type ReadHead =
  { readonly state: 'none' } | { readonly state: 'changed' } | { readonly state: 'good'; head: AuditHead };

/** Beside the database, not in it: what cannot be removed by whoever can only write to the database. */
export function headFile(config: Pick<Config, 'dataFolder' | 'sqliteFile'>): string {
  return join(config.dataFolder, `${basename(config.sqliteFile, '.db')}.audit-head.json`);
}

export function readHead(path: string, keys: readonly AuditKey[]): ReadHead {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { state: 'none' };
  }
  const parsed = head.safeParse(asJson(text));
  if (!parsed.success) return { state: 'changed' };
  const { seal, ...rest } = parsed.data;
  return keys.some((key) => key.seal(sealed(rest)) === seal)
    ? { state: 'good', head: rest }
    : { state: 'changed' };
}

export function writeHead(path: string, { sequence, hash, at }: AuditHead, key: AuditKey): void {
  const seal = key.seal(sealed({ sequence, hash, at }));
  const beside = `${path}.${process.pid}.new`;
  writeFileSync(beside, `${JSON.stringify({ sequence, hash, at, seal })}\n`, { mode: 0o600 });
  renameSync(beside, path);
}

function sealed(it: AuditHead): string {
  return JSON.stringify(['head', it.sequence, it.hash, it.at]);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
