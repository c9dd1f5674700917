import { setFlagsFromString } from 'node:v8';
import { run } from './cli/run';

// V8 lets rubbish grow to four times what is in use before it looks for it, the more so on a busy machine: a long import then held
// 100 MB of nothing. Twice as much is looked through in time; a Node without this setting goes on as it did.
setFlagsFromString('--heap-growing-percent=100');

process.exitCode = await run(process.argv.slice(2));
