import { type EntityManager, In } from 'typeorm';
import { MembershipEntity } from './membership.entity';
import { PersonEntity } from './person.entity';
import { SessionEntity } from './session.entity';

/** How soon after one account was left the other one was used, to be worth asking about. */
const SOON_MS = 5 * 60_000;

export interface LookAlikes {
  /** In sentences, for whoever has to ask. */
  readonly doubts: readonly string[];
  /** The same in words for the audit log, which holds no name. */
  readonly signs: readonly string[];
}

/**
 * What speaks for two accounts being one person's. Waymark knows no addresses, checks no e-mail and sees no faces: nothing of
 * this proves it, and the lack of it proves nothing either. `since`: the moment at which what is decided was begun.
 */
export async function lookAlikes(
  m: EntityManager,
  asked: number | null,
  decides: number | null,
  since: string,
): Promise<LookAlikes> {
  // the command line has no account; the demo's people are one person by design
  if (asked === null || decides === null || asked === decides) return { doubts: [], signs: [] };
  const people = await m.findBy(PersonEntity, { id: In([asked, decides]), demo: false });
  const [one, other] = [asked, decides].map((id) => people.find((person) => person.id === id));
  if (!one || !other) return { doubts: [], signs: [] };
  const roles = await m.findBy(MembershipEntity, { personId: decides });
  const sessions = await m.findBy(SessionEntity, { personId: In([asked, decides]) });
  const first = roles.map(({ givenAt }) => givenAt).sort()[0];
  const found: (readonly [string, string])[] = [];
  if (bareName(one.name) === bareName(other.name)) found.push(['name', 'Both accounts carry the same name.']);
  if (alikeLogins(one.login, other.login))
    found.push(['sign-in name', 'The two sign-in names differ in little.']);
  if (first !== undefined && first > since)
    found.push(['new account', 'The account that decided was made after this was begun.']);
  const browser = browserOf(asked, sessions);
  if (browser === 'same')
    found.push(['browser', 'Both accounts were signed in from one browser, one straight after the other.']);
  if (browser === 'soon')
    found.push([
      'browser',
      'One account was signed in within five minutes of the other being left, by the same kind of browser.',
    ]);
  return { doubts: found.map(([, sentence]) => sentence), signs: found.map(([sign]) => sign) };
}

/** Letters only, in any order of its parts: “Quill, Ada” is “Ada Quill”. */
const bareName = (name: string): string =>
  plain(name)
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ');

/** The same but for figures, signs and what stands after an @. */
function alikeLogins(one: string | null, other: string | null): boolean {
  const [a, b] = [one, other].map((login) => plain(login?.split('@')[0] ?? '').replace(/[^\p{L}]/gu, ''));
  return a !== undefined && a.length > 2 && a === b;
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** A browser that signs in over an open session ends it in the same instant (SessionDesk.open). */
function browserOf(asked: number, sessions: readonly SessionEntity[]): 'same' | 'soon' | null {
  const left = sessions.filter(({ endedAt }) => endedAt !== null);
  const gaps = left.flatMap((before) =>
    sessions
      .filter((after) => (after.personId === asked) !== (before.personId === asked))
      .map((after) => ({
        ms: Date.parse(after.startedAt) - Date.parse(before.endedAt ?? ''),
        alike: after.device === before.device,
      })),
  );
  if (gaps.some(({ ms }) => ms === 0)) return 'same';
  return gaps.some(({ ms, alike }) => alike && ms > 0 && ms <= SOON_MS) ? 'soon' : null;
}
