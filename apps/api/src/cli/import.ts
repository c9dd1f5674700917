import { parseArgs } from 'node:util';
import { importOutcome, type ImportProblem, type Period } from '@waymark/contract';
import { LocalActor } from '../access/local-actor';
import { readConfig } from '../config';
import { loadDemo } from '../demo/load-demo';
import { createApplication, makeLog } from '../http/application';
import { Refusal } from '../http/refusals';
import { BESIDE } from '../imports/figures-beside';
import { ImportsService } from '../imports/imports.service';
import { faultsOf, mappingNamed, propose, readPeriodOption } from './own-mapping';
import { runImport, type RunImportResult } from '../imports/run-import';

const USAGE = `Use: npm run waymark -- import FILE [--mapping NAME|MAPPING.yaml] [--period START..END] [--dry-run] [--keep-words] [--json] [--own]
     npm run waymark -- import FILE --propose MAPPING.yaml [--own]
     npm run waymark -- import --undo NUMBER [--own]`;
const PROBLEMS_SHOWN = 50;

const options = {
  'dry-run': { type: 'boolean', default: false },
  'keep-words': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  own: { type: 'boolean', default: false },
  undo: { type: 'string' },
  mapping: { type: 'string' },
  period: { type: 'string' },
  propose: { type: 'string' },
} as const;

/** Imports a file, or takes an import back. The exit code is 1 where anything of the file was refused. */
export async function importFile(args: readonly string[]): Promise<number> {
  const read = readArgs(args);
  if ('fault' in read) {
    process.stderr.write(`${read.fault}\n${USAGE}\n`);
    return 2;
  }
  const config = readConfig(read.own ? 'own' : 'demo');
  const app = await createApplication(config, makeLog(config));
  try {
    await app.init();
    if (config.mode === 'demo') await loadDemo(app, (line) => process.stderr.write(`${line}\n`));
    if (read.undo !== null) {
      const imports = app.get(ImportsService);
      await imports.undo(await app.get(LocalActor).actor(), read.undo);
      await imports.idle();
      process.stdout.write(`Import ${read.undo} was taken back. What it had replaced stands again.\n`);
      return 0;
    }
    const actor = await app.get(LocalActor).actor();
    if (read.propose !== null) return await propose(app, actor, read.file, read.propose);
    const mapping = read.mapping === null ? null : await mappingNamed(app, actor, read.mapping, read.period);
    if (mapping && !mapping.ok) {
      process.stderr.write(`${mapping.sentence}\n`);
      return 2;
    }
    const faults = mapping && typeof mapping.use === 'object' ? await faultsOf(app, actor, mapping.use) : [];
    if (faults.length > 0) {
      process.stderr.write(
        `The mapping cannot be used yet:\n${faults.map((one) => `  - ${one}\n`).join('')}`,
      );
      return 2;
    }
    const own = mapping ? { mapping: mapping.use } : {};
    const progress = read.json || !process.stderr.isTTY ? {} : { onProgress: say };
    const result = await runImport(app, read.file, {
      dryRun: read.dryRun,
      keepWords: read.keepWords,
      ...own,
      ...progress,
    });
    if (read.json) process.stdout.write(`${JSON.stringify(wire(result), null, 2)}\n`);
    else process.stdout.write(words(result, read.dryRun));
    return result.exitCode;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.detail}\n`);
    return 2;
  } finally {
    await app.close();
  }
}

type Read =
  | { readonly fault: string }
  | {
      readonly file: string;
      readonly dryRun: boolean;
      readonly keepWords: boolean;
      readonly json: boolean;
      readonly own: boolean;
      readonly undo: number | null;
      readonly mapping: string | null;
      readonly period: Period | null;
      readonly propose: string | null;
    };

function readArgs(args: readonly string[]): Read {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      strict: true,
      allowPositionals: true,
    });
    const undo = values.undo === undefined ? null : Number(values.undo);
    if (undo !== null && !Number.isInteger(undo))
      return { fault: `${values.undo} is not the number of an import.` };
    const period = values.period === undefined ? null : readPeriodOption(values.period);
    if (values.period !== undefined && period === null)
      return {
        fault: `${values.period} is no period: write the first and the last day as 2023-04-01..2023-06-30.`,
      };
    if (undo === null && positionals.length !== 1) return { fault: 'Name one file.' };
    return {
      file: positionals[0] ?? '',
      dryRun: values['dry-run'],
      keepWords: values['keep-words'],
      json: values.json,
      own: values.own,
      undo,
      mapping: values.mapping ?? null,
      period,
      propose: values.propose ?? null,
    };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function say(share: number): void {
  process.stderr.write(`\r${Math.round(share * 100)} %  `);
}

function wire({ created, changed, unchanged, rejected, problems }: RunImportResult) {
  return importOutcome.parse({ created, changed, unchanged, rejected, problems });
}

function words(result: RunImportResult, dryRun: boolean): string {
  const { created, changed, unchanged, rejected, problems } = result;
  const done = dryRun ? 'would be' : 'were';
  const lines = [
    result.formatLabel,
    ...result.summary.map((line) => `  ${line}`),
    ...(result.unusedColumns.length > 0 ? [`  Columns not used: ${result.unusedColumns.join(', ')}.`] : []),
    ...(result.message ? ['', result.message] : []),
    '',
    `${created} figures ${done} created, ${changed} ${done} corrected, ${unchanged} stand already, ${rejected} ${done} refused.`,
    ...firstToTell(problems).slice(0, PROBLEMS_SHOWN).map(line),
    ...(problems.length > PROBLEMS_SHOWN
      ? [`... and ${problems.length - PROBLEMS_SHOWN} more; --json prints them all.`]
      : []),
    ...(!dryRun && result.id !== null && created + changed > 0
      ? [`Take it back with: npm run waymark -- import --undo ${result.id}`]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** What may count people twice is known only once the whole file was read, and told first. */
const firstToTell = (problems: readonly ImportProblem[]) => [
  ...problems.filter(({ code }) => code === BESIDE),
  ...problems.filter(({ code }) => code !== BESIDE),
];

function line(p: ImportProblem): string {
  const place = [
    p.sheet === null ? p.file : `${p.file}, sheet ${p.sheet}`,
    ...(p.row === null ? [] : [`row ${p.row}`]),
    ...(p.column === null ? [] : [p.column]),
  ].join(', ');
  return `  ${p.severity}: ${place}${p.value === null ? '' : ` “${p.value}”`}: expected ${p.expected}. ${p.fix}`;
}
