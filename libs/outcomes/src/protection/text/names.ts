import {
  BELONGS,
  CAPITALS_ANYWAY,
  KIN,
  NEVER,
  PERSON,
  PERSON_VERBS,
  PLACE_WORDS,
  SMALL_PLACE_WORDS,
  SPEECH,
  TITLES,
  TOLD,
} from './cues';
import { folded, type TextKnowledge } from './knowledge';
import type { Found } from './numbers';
import { PHRASES } from './phrases';

interface Token {
  readonly start: number;
  readonly end: number;
  /** As typed, without a possessive. */
  readonly word: string;
  readonly low: string;
  readonly possessive: boolean;
  readonly capital: boolean;
  /** Begins a sentence, where a capital tells nothing. */
  readonly first: boolean;
  /** Nothing but one space between the word before and this one. */
  readonly joined: boolean;
}

/** Names of people, with the surnames that follow them, and initials where a person is spoken of. */
export function namesIn(text: string, knowledge: TextKnowledge): Found[] {
  const tokens = tokensOf(text);
  const masked = maskedBy(text, [...knowledge.known, ...PHRASES]);
  const found: Found[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || masked(token)) continue;
    if (!isName(text, tokens, at, knowledge)) continue;
    let last = at;
    const run = endOfRun(tokens, at);
    // what follows in capitals is the surname
    while (last < run && !masked(tokens[last + 1] as Token)) last += 1;
    const end = tokens[last] as Token;
    found.push({ kind: 'name', start: token.start, end: end.start + end.word.length });
    at = last;
  }
  return [...found, ...initials(text)];
}

function isSurname(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.joined &&
    token.capital &&
    token.word.length > 1 &&
    !PLACE_WORDS.has(token.low) &&
    !NEVER.has(token.low) &&
    !/^(january|february|march|april|may|june|july|august|september|october|november|december)$/.test(
      token.low,
    )
  );
}

function isName(text: string, tokens: readonly Token[], at: number, lists: TextKnowledge): boolean {
  const token = tokens[at] as Token;
  const { low } = token;
  if (low.length < 2) return false;
  const parts = low.split('-');
  const listed = lists.names.has(low) || (parts.length > 1 && lists.names.has(parts[0] ?? ''));
  const also = lists.alsoWords.has(low) || CAPITALS_ANYWAY.has(low);
  const meant = personMeant(text, tokens, at);
  if (!token.capital)
    return (
      listed &&
      !also &&
      !followedByPlace(tokens, at) &&
      low.length > (meant === 'surely' ? 3 : 4) &&
      meant !== null
    );
  if (isAcronym(token) && !(listed && low.length > 3)) return false;
  if (afterSaint(text, token)) return false;
  if (meant !== 'surely' && (followedByPlace(tokens, at) || inAPlace(text, token))) return false;
  if (PLACE_WORDS.has(low) && token.joined && tokens[at - 1]?.capital) return false;
  if (also) {
    if (meant === 'surely') return !NEVER.has(low) || token.possessive || !token.first;
    if (NEVER.has(low)) return speaks(text, tokens, at) || (meant === 'likely' && !token.first);
    if (CAPITALS_ANYWAY.has(low)) return speaks(text, tokens, at);
    // a plain word with a capital inside a sentence: "we met Rose there"
    return meant === 'likely' || (!token.first && !nextIsCapitalWord(tokens, at));
  }
  if (listed) return !partOfLongerPlace(tokens, at);
  return meant === 'surely' && !NEVER.has(low) && !PLACE_WORDS.has(low) && !PERSON.has(low) && !KIN.has(low);
}

/** What the words around say: a title, a relation, an age, what only people do. */
function personMeant(text: string, tokens: readonly Token[], at: number): 'surely' | 'likely' | null {
  const token = tokens[at] as Token;
  const before = tokens[at - 1];
  const second = tokens[at - 2];
  const after = tokens[at + 1];
  const rest = text.slice(token.end);
  if (before && adjacent(text, before, token)) {
    if (TITLES.has(before.low) && before.capital) return 'surely';
    if (KIN.has(before.low) || before.low === 'nicknamed' || before.low === 'named') return 'surely';
    if (before.low === 'called' && second && (PERSON.has(second.low) || KIN.has(second.low))) return 'surely';
    if ((before.low === 'is' || before.low === 's') && second && second.low === 'name') return 'surely';
    if (before.low === 'names' || (before.low === 'name' && before.possessive)) return 'surely';
    if (PERSON.has(before.low) && token.capital && !isAcronym(token)) return 'surely';
  }
  if (token.possessive && after && adjacent(text, token, after) && KIN.has(after.low)) return 'surely';
  if (/^\s?\((?:aged?\s)?(?:[89]|1\d|2[0-5])\b[^)%]{0,12}\)/.test(rest)) return 'surely';
  if (/^,? (?:aged|age) (?:[89]|1\d|2[0-5])\b/.test(rest)) return 'surely';
  if (/^, (?:[89]|1\d|2[0-5]),/.test(rest)) return 'surely';
  if (before && adjacent(text, before, token)) {
    if (TOLD.has(before.low)) return 'likely';
    if (
      /^(to|with)$/.test(before.low) &&
      second &&
      /^(spoke|spoken|speak|talked|talk|talking|listened|gave|met|chatted|linked|worked|sat)$/.test(
        second.low,
      )
    )
      return 'likely';
  }
  const end = endOfRun(tokens, at);
  const verb = tokens[end + 1];
  if (verb && adjacent(text, tokens[end] as Token, verb) && PERSON_VERBS.has(verb.low) && !verb.capital)
    return 'likely';
  if (token.possessive && after && adjacent(text, token, after) && BELONGS.has(after.low)) return 'likely';
  return null;
}

/** In words after the first. A longer run of capitals is a heading; it would be looked along once for each of its words. */
const LONGEST_NAME = 12;

/** The last of the capitals that follow without a break. */
function endOfRun(tokens: readonly Token[], at: number): number {
  let end = at;
  while (end < at + LONGEST_NAME && !tokens[end]?.possessive && isSurname(tokens[end + 1])) end += 1;
  return end;
}

/** What follows is what only a person does, however much the word itself looks like a month or a town. */
function speaks(text: string, tokens: readonly Token[], at: number): boolean {
  const end = endOfRun(tokens, at);
  const verb = tokens[end + 1];
  return Boolean(verb && !verb.capital && SPEECH.has(verb.low) && adjacent(text, tokens[end] as Token, verb));
}

/** "Jordan Park", "Mary Seacole Road": the place word may stand two words on, as long as all are capitals. */
function followedByPlace(tokens: readonly Token[], at: number): boolean {
  for (let next = at + 1; next <= at + 3; next += 1) {
    const token = tokens[next];
    if (!token?.joined || (tokens[next - 1]?.possessive && next > at + 1)) return false;
    if (token.capital ? PLACE_WORDS.has(token.low) : next === at + 1 && SMALL_PLACE_WORDS.has(token.low))
      return true;
    if (!token.capital) return false;
  }
  return false;
}

/** "Harlow Leon Estate" and "North Jayden": a name inside a run whose other words are no names is a place only with a place word. */
function partOfLongerPlace(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const token = tokens[at] as Token;
  return Boolean(
    before &&
    token.joined &&
    before.capital &&
    !before.first &&
    PLACE_WORDS.has(before.low) &&
    !TITLES.has(before.low),
  );
}

/** In characters: longer than any word or two that are looked for before a name. */
const NEAR = 40;

/** Nobody is "in" or "near" a person: what follows such a word is a place. */
const inAPlace = (text: string, { start, possessive }: Token): boolean =>
  !possessive &&
  /\b(?:in|at|near|behind|opposite|outside|across|through|into|towards|(?:residents|people|parents|friends|city|town|borough|village|university) of)\s$/i.test(
    text.slice(Math.max(0, start - NEAR), start),
  );
const nextIsCapitalWord = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1];
  return Boolean(next?.joined && next.capital && !NEVER.has(next.low) && PLACE_WORDS.has(next.low));
};
const adjacent = (text: string, one: Token, two: Token): boolean =>
  /^['’]?s?[\s:“"‘]{1,3}$/.test(text.slice(one.start + one.word.length, two.start));
const isAcronym = ({ word }: Token): boolean => word.length > 1 && word === word.toUpperCase();
const afterSaint = (text: string, { start }: Token): boolean =>
  /\b(?:St\.?|Saint|SS\.?)\s$/.test(text.slice(Math.max(0, start - NEAR), start));

/** "young person KM", "YP A.B.": initials are a name where a person is spoken of. */
function initials(text: string): Found[] {
  const pattern =
    /\b(?:[Yy]oung person|YP|yp|[Bb]oy|[Gg]irl|[Ll]ad|[Pp]upil|[Ss]tudent|[Cc]hild|[Cc]lient|[Mm]entee|[Bb]rother|[Ss]ister|[Ff]riend|[Ii]nitials|[Yy]oung man|[Yy]oung woman|[Cc]ousin)\s(?:called |named |with initials )?((?:[A-Z]\.\s?){2,3}|[A-Z]{2})(?![\p{L}\d-])/gu;
  return [...text.matchAll(pattern)]
    .filter(
      (match) =>
        !/^(TV|UK|ID|IT|PE|RE|PC|MP|YP|VR|AI|US|EU|GP|HQ|NW|SE|NE|SW|OK|FM|DJ)$/.test(match[1] ?? ''),
    )
    .map((match) => {
      const words = (match[1] ?? '').trimEnd();
      const start = match.index + match[0].lastIndexOf(words);
      return { kind: 'name', start, end: start + words.length };
    });
}

function tokensOf(text: string): Token[] {
  const shouted = isShouted(text);
  let before = 0;
  return [...text.matchAll(/\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu)].map((match, index) => {
    const whole = match[0];
    const possessive =
      /['’]s$/i.test(whole) ||
      (/^['’](?!\p{L})/u.test(text.slice(match.index + whole.length)) && /s$/i.test(whole));
    const word = whole.replace(/['’]s$/i, '');
    const gap = text.slice(before, match.index);
    const signs = gap.trimEnd();
    before = match.index + whole.length;
    return {
      start: match.index,
      end: match.index + whole.length,
      word,
      low: folded(word),
      possessive,
      capital: !shouted && /^\p{Lu}/u.test(word),
      first:
        index === 0 ||
        /[.!?:;•"“(]$/.test(signs) ||
        gap.slice(signs.length).includes('\n') ||
        /^[-–]$/.test(signs.trim()),
      joined: /^ $/.test(gap),
    };
  });
}

/** All in capitals: then none of them means anything. */
function isShouted(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length > 12 && letters === letters.toUpperCase();
}

/** Stretches of names that are known to be no young person's. */
function maskedBy(text: string, names: readonly string[]): (token: Token) => boolean {
  const low = text.toLowerCase();
  const masked = new Uint8Array(low.length);
  for (const name of new Set(names.map((one) => one.trim().toLowerCase()).filter((one) => one.length > 1)))
    for (let at = low.indexOf(name); at >= 0; at = low.indexOf(name, at + 1)) {
      const edge = /[\p{L}\d]/u;
      if (!edge.test(low[at - 1] ?? ' ') && !edge.test(low[at + name.length] ?? ' '))
        masked.fill(1, at, at + name.length);
    }
  return ({ start }) => masked[start] === 1;
}
