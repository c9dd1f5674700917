import { parseArgs } from 'node:util';
import { LocalActor } from '../access/local-actor';
import { readConfig } from '../config';
import { createApplication, makeLog } from '../http/application';
import { RetentionService } from '../protection/retention.service';

const USAGE =
  'Use: npm run waymark -- retention [--dry-run] [--own]\nWith --dry-run it lists what is due and erases nothing. Without it, what is due is erased and the daily run does so from then on.';
/** As many lines as one can read. */
const LISTED = 40;

/** Erases what is due by the retention schedule, or only lists it. */
export async function retention(args: readonly string[]): Promise<number> {
  let values;
  try {
    values = parseArgs({
      args: [...args],
      options: { 'dry-run': { type: 'boolean', default: false }, own: { type: 'boolean', default: false } },
      strict: true,
    }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    return 2;
  }
  const config = readConfig(values.own ? 'own' : 'demo');
  const app = await createApplication(config, makeLog(config));
  const say = (line: string) => process.stdout.write(`${line}\n`);
  try {
    await app.init();
    const actor = await app.get(LocalActor).actor();
    const service = app.get(RetentionService);
    const due = await service.due(actor);
    if (values['dry-run']) {
      const { sentence } = await service.page(actor);
      say(sentence);
      for (const { dueOn, what, table, id } of due.slice(0, LISTED))
        say(`  ${dueOn}  ${what} (${table} ${id})`);
      if (due.length > LISTED) say(`  and ${due.length - LISTED} more`);
      return 0;
    }
    for (const { sentence, changed } of await service.run(actor, due.length)) {
      say(sentence);
      for (const one of changed)
        say(`  ${one.context}, ${one.indicator}, ${one.period}: ${one.before} became ${one.after}`);
    }
    return 0;
  } finally {
    await app.close();
  }
}
