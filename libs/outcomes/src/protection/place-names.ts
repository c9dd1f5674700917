/** A place as a reader outside may know it, and the name that stays inside. */
export interface NamedPlace {
  readonly pseudonym: string;
  readonly privateName: string;
}

/** Names of fewer letters are parts of other words too often to be taken out of a text. */
const SHORTEST = 3;

/**
 * Words for readers outside: every private name of a place becomes its public one. Longer names first, so that "Canal Yard
 * Steps" is not half replaced; case and spaces do not matter, and only whole words are taken.
 */
export function publicWords(text: string, places: readonly NamedPlace[]): string {
  return withNames(places).reduce(
    (words, { pattern, pseudonym }) => words.replace(pattern, () => pseudonym),
    text,
  );
}

/** Whether a text holds a private name that readers outside may not see. */
export function holdsPrivateName(text: string, places: readonly NamedPlace[]): boolean {
  return withNames(places).some(({ pattern }) => text.search(pattern) >= 0);
}

function withNames(places: readonly NamedPlace[]): { pattern: RegExp; pseudonym: string }[] {
  return places
    .map(({ pseudonym, privateName }) => ({ pseudonym, name: privateName.trim() }))
    .filter(
      ({ pseudonym, name }) =>
        name.length >= SHORTEST && name.toLowerCase() !== pseudonym.trim().toLowerCase(),
    )
    .sort((a, b) => b.name.length - a.name.length || a.name.localeCompare(b.name))
    .map(({ pseudonym, name }) => ({
      pseudonym,
      pattern: new RegExp(
        `(?<![\\p{L}\\p{N}])${name
          .split(/\s+/)
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('\\s+')}(?![\\p{L}\\p{N}])`,
        'giu',
      ),
    }));
}

/** Keys of a page under which words stand that somebody typed, or that were composed from such words. */
const PROSE: ReadonlySet<string> = new Set(
  `title lede sentence reason note caption source round what because about line words footnote adjustment otherName label shownAs text lack detail
   answer goalWarning respondentMethod evidence name because cannotTell leftOut pairMissing statement summary advice noInterval ended`.split(
    /\s+/,
  ),
);

/**
 * A page for readers outside with no private name of a place in its words, whoever typed it and wherever: titles of responses, reasons of
 * breaks, rounds, sources, sentences composed from them. Codes, keys and figures are left as they are. `more`: keys besides the usual
 * ones under which words stand.
 */
export function publicPage<T>(
  page: T,
  places: readonly NamedPlace[],
  more: ReadonlySet<string> = new Set(),
): T {
  if (!places.some(({ privateName }) => privateName.trim().length >= SHORTEST)) return page;
  const patterns = withNames(places);
  const spoken = (value: unknown, prose: boolean): unknown => {
    if (typeof value === 'string')
      return prose
        ? patterns.reduce((words, { pattern, pseudonym }) => words.replace(pattern, () => pseudonym), value)
        : value;
    if (Array.isArray(value)) return value.map((item) => spoken(item, prose));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, spoken(item, PROSE.has(key) || more.has(key))]),
    );
  };
  return spoken(page, false) as T;
}
