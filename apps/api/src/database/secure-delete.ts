import type { DataSource } from 'typeorm';

/** In the head of the file: whatever was erased since is written over. */
const WRITTEN_OVER = 1;

/**
 * SQLite leaves what was erased in the free parts of its pages until something else needs the room. From now on it is written
 * over with zeros; a file that was used before that is written anew, once.
 */
export async function writeOverErased(writer: DataSource): Promise<void> {
  if (writer.options.type !== 'sqlite') return;
  await writer.query('PRAGMA secure_delete = ON');
  const [head] = (await writer.query('PRAGMA user_version')) as { user_version: number }[];
  if ((head?.user_version ?? 0) >= WRITTEN_OVER) return;
  const used = (await writer.query('SELECT 1 FROM organisation LIMIT 1')) as unknown[];
  try {
    if (used.length > 0) await writer.query('VACUUM');
    await writer.query(`PRAGMA user_version = ${WRITTEN_OVER}`);
  } catch {
    // another process has the file open: the next start does it
  }
}
