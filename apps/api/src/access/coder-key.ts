import type { Actor } from './actor';

/** Under which name an actor codes apart from a second person: each person has one code of a thing. */
export function coderKey({ personId }: Pick<Actor, 'personId'>): string {
  return personId === undefined ? 'command line' : `person ${personId}`;
}
