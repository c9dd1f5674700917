import { readFileSync } from 'node:fs';

/** What is secret may be given as a file, named by the setting with _FILE after it: an environment is easier to read than a file. */
const SECRET = ['DATABASE_URL', 'WAYMARK_SECRET', 'WAYMARK_SECRET_BEFORE'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment with secrets read from their files, and a sentence for each that cannot be. */
export function withFiles(env: Environment): {
  readonly env: Environment;
  readonly faults: readonly string[];
} {
  const read: Record<string, string> = {};
  const faults: string[] = [];
  for (const name of SECRET) {
    const path = env[`${name}_FILE`];
    if (!path) continue;
    if (env[name]) faults.push(`${name} and ${name}_FILE are both given: leave one out`);
    try {
      read[name] = readFileSync(path, 'utf8').trim();
      if (read[name] === '') faults.push(`${name}_FILE names ${path}, which is empty`);
    } catch (failure) {
      const code = (failure as NodeJS.ErrnoException).code ?? 'unknown';
      faults.push(`${name}_FILE names ${path}, which cannot be read (${code})`);
    }
  }
  return { env: { ...env, ...read }, faults };
}
