import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { patchOf, reportTexts } from '@waymark/contract';
import { parse } from 'yaml';
import { named } from '../catalogue/patch';
import { LocalActor } from '../access/local-actor';
import { AuditLog } from '../audit/audit-log.service';
import { readConfig } from '../config';
import { loadDemo } from '../demo/load-demo';
import { createApplication, makeLog } from '../http/application';
import { Refusal } from '../http/refusals';
import { renderReport, type ReportOrder } from '../reports/render-report';

const USAGE =
  'Use: npm run waymark -- report --context A-garages --grant G3 --out report.pdf [--edition 2] [--texts words.yaml] [--own]\nThe file ends in .pdf or .html. Without --edition the newest edition that has the context is told of.';

type Read =
  { readonly order: ReportOrder; readonly out: string; readonly own: boolean } | { readonly fault: string };

/** Draws a report into a file, without a server. Answers the exit code; what is missing is said, not refused. */
export async function report(args: readonly string[]): Promise<number> {
  const read = readArgs(args);
  if ('fault' in read) {
    process.stderr.write(`${read.fault}\n${USAGE}\n`);
    return 2;
  }
  const config = readConfig(read.own ? 'own' : 'demo');
  const app = await createApplication(config, makeLog(config));
  try {
    await app.init();
    if (config.mode === 'demo') await loadDemo(app, (line) => process.stdout.write(`${line}\n`));
    const { bytes, gaps } = await renderReport(app, await app.get(LocalActor).actor(), read.order);
    await app.get(AuditLog).record({
      action: 'export',
      kind: 'report',
      details: { format: read.order.format, context: read.order.context, grant: read.order.grant },
    });
    writeFileSync(read.out, bytes);
    process.stdout.write(`Written: ${read.out}\n`);
    if (gaps.length > 0)
      process.stdout.write(`Still missing:\n${gaps.map((gap) => `  - ${gap}\n`).join('')}`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.detail}\n`);
    return 2;
  } finally {
    await app.close();
  }
}

const options = {
  context: { type: 'string' },
  grant: { type: 'string' },
  out: { type: 'string' },
  edition: { type: 'string' },
  texts: { type: 'string' },
  own: { type: 'boolean', default: false },
} as const;

function readArgs(args: readonly string[]): Read {
  let values;
  try {
    values = parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
  const { context, grant, out, edition, texts, own } = values;
  if (!context || !grant || !out) return { fault: 'A report needs --context, --grant and --out.' };
  const format = extname(out).slice(1).toLowerCase();
  if (format !== 'pdf' && format !== 'html') return { fault: `${out} ends in neither .pdf nor .html.` };
  if (edition !== undefined && !/^[1-9]\d{0,8}$/.test(edition))
    return { fault: 'An edition is named by its number, such as --edition 2.' };
  const words = texts === undefined ? {} : readTexts(texts);
  if ('fault' in words) return words;
  const told = edition === undefined ? {} : { edition: Number(edition) };
  return { order: { context, grant, format, ...told, ...words }, out: resolve(out), own: own ?? false };
}

/** Words from a YAML or JSON file with the field names of the contract; any may be left out. */
function readTexts(file: string): Pick<ReportOrder, 'texts'> | { readonly fault: string } {
  if (!existsSync(file)) return { fault: `There is no file ${file}.` };
  let raw: unknown;
  try {
    raw = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { fault: `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
  const read = patchOf(reportTexts).safeParse(raw);
  if (read.success) return { texts: named(read.data) };
  const faults = read.error.issues.map((issue) => `${issue.path.join('.') || file}: ${issue.message}`);
  return { fault: `${file} does not hold the words of a report:\n  ${faults.join('\n  ')}` };
}
