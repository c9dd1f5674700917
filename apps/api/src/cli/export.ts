import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LocalActor } from '../access/local-actor';
import { AuditLog } from '../audit/audit-log.service';
import { codebookCsv, dataCsv, takenFromContext } from '../across/page-csv';
import { PlacesService } from '../catalogue/places.service';
import { readConfig } from '../config';
import { loadDemo } from '../demo/load-demo';
import { createApplication, makeLog } from '../http/application';
import { PagesService } from '../measures/pages.service';

const USAGE =
  'Use: npm run waymark -- export --context A-garages --out FOLDER [--external] [--own]\nTwo files are written: the data, and the codebook of its columns and words.';

const options = {
  context: { type: 'string' },
  out: { type: 'string' },
  external: { type: 'boolean', default: false },
  own: { type: 'boolean', default: false },
} as const;

/** Everything the page of a context shows, as two CSV files: team figures, or with `--external` those released. */
export async function exportContext(args: readonly string[]): Promise<number> {
  let values;
  try {
    values = parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  const { context: code, out, external = false, own } = values;
  if (!code || !out) return refuse('An export needs --context and --out.');
  const folder = resolve(out);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    return refuse(`${out} is a file: name a folder.`);
  const config = readConfig(own ? 'own' : 'demo');
  const app = await createApplication(config, makeLog(config));
  try {
    await app.init();
    if (config.mode === 'demo') await loadDemo(app, (line) => process.stdout.write(`${line}\n`));
    const actor = await app.get(LocalActor).actor();
    const contexts = await app.get(PlacesService).contexts(actor);
    const context = contexts.find((one) => one.code === code);
    if (!context) {
      const known = contexts
        .map((one) => one.code)
        .sort()
        .join(', ');
      return refuse(`There is no context ${code}. Known: ${known || 'none yet'}.`);
    }
    const view = external ? 'external' : 'team';
    const page = await app.get(PagesService).context(actor, context.id, { view, periods: 'as_collected' });
    const taken = takenFromContext(page);
    await app.get(AuditLog).record({
      action: 'export',
      kind: 'context page',
      id: context.id,
      contextId: context.id,
      details: { view },
    });
    mkdirSync(folder, { recursive: true });
    for (const [part, text] of [
      ['data', dataCsv(taken)],
      ['codebook', codebookCsv(taken)],
    ] as const) {
      const file = join(folder, `${code}-${view}-${part}.csv`);
      writeFileSync(file, text);
      process.stdout.write(`Written: ${file}\n`);
    }
    return 0;
  } finally {
    await app.close();
  }
}

function refuse(fault: string): number {
  process.stderr.write(`${fault}\n${USAGE}\n`);
  return 2;
}
