import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditedContext } from '@waymark/outcomes';
import { auditTogether, type Waiting } from './audit-crew';
import type { AuditRules } from './audit-worker';

/** Answers with the thread that it is, after holding as many objects as the place asks for. */
const thread = `
import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', ({ contexts: [context] }) => {
  if (context.fault) throw new Error('broken');
  const held = [];
  for (let mebibytes = 0; mebibytes < context.needs; mebibytes += 8) held.push(new Array(1048576).fill(0.5));
  parentPort.postMessage([{ contextId: context.id, threadId, held: held.length }]);
});
parentPort.postMessage(null);
`;

describe('workers that decide places', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-crew-'));
  const worker = join(folder, 'thread.mjs');
  beforeAll(() => writeFileSync(worker, thread));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const through = async (
    places: readonly { id: number; cells?: number; needs?: number; fault?: true }[],
    size = 1,
  ): Promise<(AuditedContext & { threadId: number })[]> => {
    const waiting = places.map((context): Waiting => ({
      cells: context.cells ?? 1,
      load: () => Promise.resolve({ contexts: [context], ledger: [] } as never),
    }));
    const made: AuditedContext[] = [];
    for await (const one of auditTogether(waiting, {} as AuditRules, worker, size)) made.push(...one);
    return made as (AuditedContext & { threadId: number })[];
  };

  it('take the largest first, each place once', async () => {
    const places = [3, 9, 1, 7].map((cells, at) => ({ id: at + 1, cells }));
    expect((await through(places)).map(({ contextId }) => contextId)).toEqual([2, 4, 1, 3]);
    const many = Array.from({ length: 40 }, (_, at) => ({ id: at + 1 }));
    const made = (await through(many, 2)).map(({ contextId }) => contextId);
    expect(made.sort((a, b) => a - b)).toEqual(many.map(({ id }) => id));
  });

  it('give way to a fresh one after a while, so that what the solver took is given back', async () => {
    const made = await through(Array.from({ length: 60 }, (_, at) => ({ id: at + 1 })));
    expect(new Set(made.map(({ threadId }) => threadId)).size).toBe(3);
  });

  it('have a limit to their room, and a place that needs more is decided all the same', async () => {
    const made = await through([{ id: 1, cells: 2 }, { id: 2, cells: 1, needs: 300 }, { id: 3 }]);
    expect(made.map(({ contextId }) => contextId).sort()).toEqual([1, 2, 3]);
    // the limit was met: whoever decided it was no longer the first thread
    expect(made.find(({ contextId }) => contextId === 2)?.threadId).not.toBe(made[0]?.threadId);
  });

  it('end the draft with their reason when the program is at fault', async () => {
    await expect(
      through([
        { id: 1, cells: 2 },
        { id: 2, fault: true },
      ]),
    ).rejects.toThrow('broken');
  });
});
