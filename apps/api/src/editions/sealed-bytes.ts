import type { Actor } from '../access/actor';

/** The bytes of a file of an edition, with the hash they were sealed under. */
export interface SealedBytes {
  readonly body: Buffer;
  readonly sha256: string;
}

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Files of editions as they are sent, kept in memory because they never change; and who was found to be allowed them. An actor is
 * made anew as soon as anything is committed, so what it was allowed goes with it; a new day is looked at anew too, since an
 * embargo and an agreement end by the day.
 */
export class SealedBytesKept {
  private readonly files = new Map<string, SealedBytes>();
  private readonly allowed = new WeakMap<Actor, Set<string>>();
  private bytes = 0;

  async of(
    actor: Actor,
    today: string,
    name: string,
    find: () => Promise<{ readonly body: string; readonly sha256: string }>,
  ): Promise<SealedBytes> {
    const right = `${today} ${name}`;
    const kept = this.allowed.get(actor)?.has(right) ? this.files.get(name) : undefined;
    if (kept) return kept;
    const { body, sha256 } = await find();
    const file = { body: Buffer.from(body, 'utf8'), sha256 };
    this.keep(name, file);
    const rights = this.allowed.get(actor) ?? new Set<string>();
    this.allowed.set(actor, rights.add(right));
    return file;
  }

  private keep(name: string, file: SealedBytes): void {
    this.bytes -= this.files.get(name)?.body.length ?? 0;
    this.files.delete(name);
    for (const [oldest, { body }] of this.files) {
      if (this.bytes + file.body.length <= MAX_BYTES) break;
      this.files.delete(oldest);
      this.bytes -= body.length;
    }
    if (file.body.length > MAX_BYTES) return;
    this.files.set(name, file);
    this.bytes += file.body.length;
  }
}
