import { hash, hashRaw, verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { BadInput } from '../http/refusals';

/**
 * argon2id, above what OWASP asks for (19 MiB, 2 passes): 32 MiB and 3 passes take about 30 ms of one core of 2024. Raising
 * these is enough: a password is hashed anew when its owner next signs in.
 */
export const USUAL_COST: HashCost = {
  password: { memoryCost: 32_768, timeCost: 3 },
  code: { memoryCost: 19_456, timeCost: 2 },
};

/** What a hash costs, in KiB and passes. Recovery codes are random, 138 bits each (79 once), so that the least that OWASP asks for is plenty. */
export interface HashCost {
  readonly password: { readonly memoryCost: number; readonly timeCost: number };
  readonly code: { readonly memoryCost: number; readonly timeCost: number };
}

const ARGON2ID = { algorithm: 2, parallelism: 1 } as const;
let cost = USUAL_COST;

/** Told by the configuration when the application is made: one cost for the whole process. */
export function hashAt(chosen: HashCost): void {
  if (chosen !== cost) nobody = undefined;
  cost = chosen;
}

/** Fewer guesses than this, and a list of common passwords or a pattern gives it away. */
const FEWEST_GUESSES = 1e9;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), { ...ARGON2ID, ...cost.password });
}

let nobody: Promise<string> | undefined;

/** Whether the password fits. Takes as long where there is no account, so that time tells nobody who has one. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('an account that is not there');
  const fits = await verify(stored ?? (await nobody), password.normalize('NFKC'));
  return stored !== null && fits;
}

export function isOfOldCost(stored: string): boolean {
  const { memoryCost, timeCost } = cost.password;
  return !stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${ARGON2ID.parallelism}$`);
}

/** Recovery codes of one person share a salt, so that one computation finds which of them was given. */
export async function hashCode(code: string, salt: string): Promise<string> {
  return (await hashRaw(code, { ...ARGON2ID, ...cost.code, salt: Buffer.from(salt, 'base64url') })).toString(
    'base64url',
  );
}

let judge: ZxcvbnFactory | undefined;

/**
 * Refuses what others would try first: passwords of the lists of breached and common ones, patterns of the keyboard,
 * repetitions, and words that stand beside the account. Nothing leaves this computer for it. No rules of composition.
 */
export function refuseWeak(password: string, about: readonly string[]): void {
  const known = [...new Set(['waymark', ...about.flatMap(wordsOf)])];
  const plain = password.normalize('NFKC').toLowerCase();
  const word = known.find((one) => one.length > 3 && plain.includes(one));
  if (word !== undefined)
    throw weak(`Leave “${word}” out of it: whoever knows you or your organisation would try that first.`);
  judge ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  // the first part tells enough, and a long one would take long to judge
  if (judge.check(plain.slice(0, 72), known).guesses < FEWEST_GUESSES)
    throw weak(
      'This password, or one much like it, is on the lists that are tried first. Take four or five words that do not belong together.',
    );
}

/** The words of names and addresses that a password must not be made of. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3 && !/^(invented|youth|trust|with|from)$/.test(word));
}

function weak(sentence: string): BadInput {
  return new BadInput(`Choose another password. ${sentence}`, [{ field: 'password', sentence }]);
}
