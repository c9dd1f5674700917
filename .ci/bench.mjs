// npm run bench [audit [--full]|imports|mappings|pages|serving|verdicts|long-series]: ratios in one run, with the machine. Never part of the tests: machines differ.
import { cpus, totalmem } from 'node:os';
import { benchAudit } from './bench/audit.mjs';
import { benchImports } from './bench/imports.mjs';
import { benchLongSeries } from './bench/long-series.mjs';
import { benchMappings } from './bench/mappings.mjs';
import { benchPages } from './bench/pages.mjs';
import { benchServing } from './bench/serving.mjs';
import { benchVerdicts } from './bench/verdicts.mjs';
import { ensureBuilt, ensureInstalled, say } from './prepare.mjs';

const benches = {
  audit: benchAudit,
  imports: benchImports,
  mappings: benchMappings,
  pages: benchPages,
  serving: benchServing,
  verdicts: benchVerdicts,
  'long-series': benchLongSeries,
};
const wanted = process.argv.slice(2).filter((name) => name in benches);

await ensureInstalled();
await ensureBuilt();
say(
  `\n${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}, ${process.platform}\n`,
);
let over = 0;
for (const name of wanted.length > 0 ? wanted : Object.keys(benches))
  for (const { what, ratio, atMost, detail, skipped } of await benches[name]()) {
    if (skipped) {
      say(`  not run    ${what}: ${skipped}`);
      continue;
    }
    const good = ratio <= atMost;
    if (!good) over++;
    say(
      `  ${good ? 'within' : 'OVER  '}  ${ratio.toFixed(2)} of at most ${atMost}  ${what}\n            ${detail}`,
    );
  }
say(over === 0 ? '\nAll within their limits.' : `\n${over} over their limit.`);
process.exit(over === 0 ? 0 : 1);
