// A table of an edition as outsiders download it, against a plain file of the same bytes: served by the same framework (the server's
// own express.static, with its headers) and asked for in turn over one connection.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../prepare.mjs';
import { get, inTurn, signedIn, withDemo } from './server.mjs';

const LIMIT = 1.2;
const ROUNDS = 400;
const WARMING = 60;
/** The pace of a session is 600 downloads a minute: several readers ask, one after the other. */
const READERS = 3;

export const benchServing = () =>
  withDemo(async (base) => {
    const file = join(root, 'dist/apps/dashboard/assets/bench-table.json');
    try {
      const readers = [];
      for (let i = 0; i < READERS; i++) readers.push(await signedIn(base, 'commissioner'));
      const reader = (round) => readers[round % READERS];
      const [edition] = JSON.parse((await get(`${base}/api/published`, reader(0))).body);
      const tables = [];
      for (const { id } of edition.contexts) {
        const url = `${base}/api/published/${edition.sha256}/tables/${id}.json`;
        tables.push({ url, ...(await get(url, reader(0))) });
      }
      const largest = tables.sort((a, b) => b.body.length - a.body.length)[0];
      writeFileSync(file, largest.body);
      const plain = `${base}/assets/bench-table.json`;
      const known = await get(plain);
      const [tableTime, plainTime, tableAgain, plainAgain] = await inTurn(
        [
          (round) => get(largest.url, reader(round)),
          () => get(plain),
          (round) => get(largest.url, { ...reader(round), 'if-none-match': largest.headers.etag }, 304),
          () => get(plain, { 'if-none-match': known.headers.etag }, 304),
        ],
        { rounds: ROUNDS, warming: WARMING },
      );
      const kilobytes = Math.round(largest.body.length / 1000);
      return [
        {
          what: `an edition's table of ${kilobytes} kB, signed in and entered in the log, against a static file of the same bytes`,
          ratio: tableTime / plainTime,
          atMost: LIMIT,
          detail: `${tableTime.toFixed(2)} ms against ${plainTime.toFixed(2)} ms`,
        },
        {
          what: 'the same, asked again by whoever has it (304)',
          ratio: tableAgain / plainAgain,
          atMost: LIMIT,
          detail: `${tableAgain.toFixed(2)} ms against ${plainAgain.toFixed(2)} ms`,
        },
      ];
    } finally {
      rmSync(file, { force: true });
    }
  });
