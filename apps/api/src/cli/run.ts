import { userInfo } from 'node:os';
import { acting, type Acting } from '../audit/acting';
import { ConfigError } from '../config';
import { Stopped } from '../database/stopped';
import { audit } from './audit';
import { doctor } from './doctor';
import { exportContext } from './export';
import { importFile } from './import';
import { people } from './people';
import { publish } from './publish';
import { report } from './report';
import { retention } from './retention';
import { serve } from './serve';

interface Command {
  readonly name: string;
  readonly usage: string;
  readonly says: string;
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** One binary. A new command is one file and one line here. */
const commands: readonly Command[] = [
  {
    name: 'serve',
    usage: 'serve [--own]',
    says: 'Serve the API and the dashboard (this is what npm start does)',
    run: serve,
  },
  {
    name: 'import',
    usage: 'import FILE [--dry-run] [--json]',
    says: "Import a file: figures in Waymark's own table, or a published file it knows; --undo NUMBER takes one back",
    run: importFile,
  },
  {
    name: 'report',
    usage: 'report --context CODE --grant ID --out FILE.pdf',
    says: 'Draw a report to a funder (.pdf or .html) from released figures and the words last written',
    run: report,
  },
  {
    name: 'export',
    usage: 'export --context CODE --out FOLDER [--external]',
    says: 'Write what the page of a context shows as CSV with its codebook; --external: as released',
    run: exportContext,
  },
  {
    name: 'publish',
    usage: 'publish --edition N --out FOLDER',
    says: 'Write a published edition as plain files that any web host can serve, or a browser can open',
    run: publish,
  },
  {
    name: 'audit',
    usage: 'audit verify [--since HEAD] | export --out FILE',
    says: 'Check that no entry of the audit log was changed, removed or moved; or write it as CSV',
    run: audit,
  },
  {
    name: 'people',
    usage: 'people list | reset-link NAME --reason "why" [--second-factor]',
    says: 'Who has an account; or a one-time link for somebody who lost the password or the second factor',
    run: people,
  },
  {
    name: 'doctor',
    usage: 'doctor',
    says: 'Look the installation over and say what to do about what is wrong',
    run: doctor,
  },
  {
    name: 'retention',
    usage: 'retention [--dry-run]',
    says: 'Erase what is due by the retention schedule; --dry-run lists it and erases nothing',
    run: retention,
  },
];

function help(): string {
  const width = Math.max(...commands.map((c) => c.usage.length));
  const lines = commands.map((c) => `  npm run waymark -- ${c.usage.padEnd(width)}  ${c.says}`);
  return `Waymark\n\n${lines.join('\n')}\n\nAdd --own to any command to work on your own database instead of the demo.`;
}

/** Runs a command; answers the exit code. Expected trouble is one sentence on standard error, never a stack. */
export async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (!name || name === 'help' || name === '--help') {
    process.stdout.write(`${help()}\n`);
    return 0;
  }
  const command = commands.find((c) => c.name === name);
  if (!command) {
    process.stderr.write(`There is no command “${name}”.\n\n${help()}\n`);
    return 2;
  }
  try {
    // whatever a command writes is written in the name of whoever typed it; what the server does by itself is its own
    return await (command.name === 'serve'
      ? command.run(rest)
      : acting.run(atTheKeyboard(command.name), () => command.run(rest)));
  } catch (error) {
    if (error instanceof Stopped) {
      process.stderr.write(
        'Stopped before it was done. The next start is as good as if this had not begun.\n',
      );
      return 1;
    }
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

function atTheKeyboard(command: string): Acting {
  return {
    actor: { name: `command line (${userName()})`.slice(0, 120), role: 'administrator', organisationIds: [] },
    capacity: `command line: ${command}`,
    requestId: null,
  };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // a container may run under a number that has no name
    return `user ${process.getuid?.() ?? '?'}`;
  }
}
