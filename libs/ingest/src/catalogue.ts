import { figuresKindOf, type Indicator } from '@waymark/contract';
import { closest, distance } from 'fastest-levenshtein';
import { fold } from './mapping/text';

/** What a file may refer to: handed in by whoever holds the database, so that checking stays pure. */
export interface KnownContext {
  readonly id: number;
  readonly organisationId: number;
  readonly code: string;
  readonly opened: string;
  readonly closed: string | null;
  /** What people call it: pseudonym and private name. Tables of the team's own name it so; Waymark's own goes by code. */
  readonly names?: readonly string[];
}

export interface KnownIndicator {
  readonly code: string;
  readonly version: number;
  readonly kind: ReturnType<typeof figuresKindOf>;
  readonly title: string;
  readonly range: readonly [number, number] | null;
}

export interface Catalogue {
  context(name: string): KnownContext | 'several' | undefined;
  indicator(name: string): KnownIndicator | undefined;
  /** By any of its names, however it is written. */
  contextNamed(name: string): KnownContext | 'several' | undefined;
  /** A context as people know it: its name, with the code that a file has to hold. */
  readonly called: (contextId: number) => string;
  /** What was probably meant, the code first; null where nothing is near enough. */
  nearestContext(name: string): string | null;
  nearestIndicator(name: string): string | null;
  readonly today: string;
}

const key = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '-');

export function catalogueOf(
  contexts: readonly KnownContext[],
  indicators: readonly Pick<Indicator, 'code' | 'version' | 'aggregation' | 'title' | 'range'>[],
  today: string,
): Catalogue {
  const byCode = new Map<string, KnownContext | 'several'>();
  for (const context of contexts)
    byCode.set(key(context.code), byCode.has(key(context.code)) ? 'several' : context);
  const byName = new Map<string, KnownContext | 'several'>();
  for (const context of contexts)
    for (const name of new Set([context.code, ...(context.names ?? [])].map(fold)))
      if (name !== '') byName.set(name, byName.has(name) ? 'several' : context);
  const byIndicator = new Map<string, KnownIndicator>();
  for (const { code, version, title, range, ...rest } of indicators)
    byIndicator.set(key(code), { code, version, title, range, kind: figuresKindOf(rest) });
  return {
    context: remembering((name) => byCode.get(key(name))),
    indicator: remembering((name) => byIndicator.get(key(name))),
    contextNamed: remembering((name) => byName.get(fold(name))),
    called: (contextId) => {
      const context = contexts.find(({ id }) => id === contextId);
      const name = context && nameOf(context);
      return context && name ? `${name} (${context.code})` : (context?.code ?? '');
    },
    nearestContext: (name) => {
      const code = nearest(
        name,
        contexts.flatMap((c) => [c.code, ...(c.names ?? []).filter((one) => one !== '')]),
      );
      const found = contexts.find((c) => c.code === code || c.names?.includes(code ?? ''));
      if (code === null || !found) return null;
      const called = nameOf(found);
      return called === null ? found.code : `${found.code} (${called})`;
    },
    nearestIndicator: (name) => {
      const code = nearest(
        name,
        indicators.map((i) => i.code),
      );
      const found = indicators.find((i) => i.code === code);
      return found ? `${found.code} (${found.title})` : null;
    },
    today,
  };
}

/** The team's own name before the pseudonym. */
function nameOf({ code, names = [] }: KnownContext): string | null {
  return names.findLast((one) => one !== '' && one !== code) ?? null;
}

/** The code that was probably meant; null where nothing is near enough to suggest. */
function nearest(name: string, codes: readonly string[]): string | null {
  if (codes.length === 0) return null;
  const lower = codes.map((c) => c.toLowerCase());
  const found = closest(name.toLowerCase(), lower);
  const allowed = Math.max(1, Math.floor(name.length / 3));
  return distance(name.toLowerCase(), found) <= allowed ? (codes[lower.indexOf(found)] ?? null) : null;
}

/** A file names the same few contexts over and over. */
function remembering<T>(look: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    if (known.has(name)) return known.get(name) as T;
    const found = look(name);
    if (known.size < 10_000) known.set(name, found);
    return found;
  };
}
