import type { Config } from '../config';

/** The secret part stands behind the #: browsers keep it to themselves, so no server, proxy or log ever sees it. */
export function linkUrl({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>, token: string): string {
  return `${publicUrl ?? `http://localhost:${port}`}/link#${token}`;
}
