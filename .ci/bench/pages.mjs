// A context page's data against a static file of its size, and the first JavaScript a reader loads.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../prepare.mjs';
import { get, inTurn, signedIn, withDemo } from './server.mjs';

export const benchPages = () =>
  withDemo(async (base) => {
    const file = join(root, 'dist/apps/dashboard/assets/bench-static.txt');
    try {
      const reader = await signedIn(base, 'administrator');
      const page = `${base}/api/contexts/1/page`;
      const first = performance.now();
      const bytes = (await get(page, reader)).body.length;
      const cold = performance.now() - first;
      writeFileSync(file, 'x'.repeat(bytes));
      const [pageTime, staticTime] = await inTurn(
        [() => get(page, reader), () => get(`${base}/assets/bench-static.txt`)],
        { rounds: 300, warming: 30 },
      );
      return [
        {
          what: `context page of ${Math.round(bytes / 1000)} kB in one request, against a static file of that size`,
          ratio: pageTime / staticTime,
          atMost: 2,
          detail: `${pageTime.toFixed(2)} ms against ${staticTime.toFixed(2)} ms; composed anew after a change: ${cold.toFixed(0)} ms`,
        },
        initialScript(),
      ];
    } finally {
      rmSync(file, { force: true });
    }
  });

/** The scripts that index.html asks for, and what they import at once, compressed. */
function initialScript() {
  const folder = join(root, 'dist/apps/dashboard');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const wanted = new Set(
    [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]),
  );
  for (const name of wanted)
    for (const [, next] of readFileSync(join(folder, name), 'utf8').matchAll(
      /(?:^|[;\n}])import[^("']*["']\.\/([^"']+\.js)["']/g,
    ))
      wanted.add(`assets/${next}`);
  const kilobytes =
    [...wanted].reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0) / 1000;
  const lazy = readdirSync(join(folder, 'assets')).filter((n) => n.endsWith('.js')).length - wanted.size;
  return {
    what: 'initial JavaScript, compressed, against 220 kB',
    ratio: kilobytes / 220,
    atMost: 1,
    detail: `${kilobytes.toFixed(0)} kB in ${wanted.size} files; ${lazy} more are loaded when needed`,
  };
}
