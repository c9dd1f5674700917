import { type AuditEntry, auditActionWords } from '@waymark/contract';

const FIELDS_NAMED = 3;
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** The day and the time of an instant as clocks in the United Kingdom had them. */
export const dayOf = (at: string): string => DAY.format(new Date(at));
export const timeOf = (at: string): string => CLOCK.format(new Date(at));

/** What it was done to: by the name it has today, else by its number. */
export function objectWords({ object, contextId }: Pick<AuditEntry, 'object' | 'contextId'>): string {
  // a page of a context has that context's number: its name says enough
  if (object.place !== null && object.id === String(contextId)) return `${object.kind} of “${object.place}”`;
  const what = object.label === null ? object.reference : `${object.kind} “${object.label}”`;
  return object.place === null ? what : `${what} in “${object.place}”`;
}

/** What was done, to follow the name of whoever did it. */
export function deedWords(entry: AuditEntry): string {
  const words = auditActionWords[entry.action];
  // whose session it was is said already
  if (entry.object.kind === 'session') return words.replace(/:$/, '');
  const fields = entry.changes.map(({ field }) => field);
  if (entry.action !== 'change' || fields.length === 0 || fields.length > FIELDS_NAMED)
    return `${words} ${objectWords(entry)}`;
  const named = fields.map((field) => `the ${field}`);
  const list = named.length === 1 ? named[0] : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`;
  return `${words} ${list ?? ''} of ${objectWords(entry)}`;
}

/** By which way, and as what. */
export function capacityWords({ actor }: Pick<AuditEntry, 'actor'>): string {
  const way = actor.capacity === 'session' ? 'signed in' : actor.capacity;
  return actor.role === null ? way : `${way}, as ${actor.role}`;
}
