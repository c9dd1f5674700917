import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '../access/actor';

/** On whose behalf the program is at work, for the audit log only: services take their actor as an argument. */
export interface Acting {
  readonly actor: Actor | null;
  /** By which way: `session`, `command line: import`. */
  readonly capacity: string;
  readonly requestId: string | null;
}

/** Set for a request by the audit interceptor, for a command by the command line. */
export const acting = new AsyncLocalStorage<Acting>();
