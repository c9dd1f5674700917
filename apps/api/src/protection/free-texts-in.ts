import { isFreeText, whyPlain } from '@waymark/contract';
import type { z } from 'zod';

export interface TypedText {
  /** Dotted path, as in refusals. */
  readonly field: string;
  readonly text: string;
}

interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly valueType?: z.ZodType;
  readonly format?: string;
  readonly checks?: readonly {
    readonly _zod: {
      readonly def: { readonly check: string; readonly format?: string; readonly pattern?: RegExp };
    };
  }[];
}
const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def;

/** The sentences that somebody typed into fields which the contract marks as free text. Anything may be passed in. */
export function freeTextsIn(schema: z.ZodType, value: unknown, path = ''): TypedText[] {
  if (value === null || value === undefined) return [];
  if (isFreeText(schema)) return typeof value === 'string' ? [{ field: path, text: value }] : [];
  const def = defOf(schema);
  const below = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
  if (def.shape && typeof value === 'object') {
    const given = value as Readonly<Record<string, unknown>>;
    return Object.entries(def.shape).flatMap(([key, field]) =>
      Object.hasOwn(given, key) ? freeTextsIn(field, given[key], below(key)) : [],
    );
  }
  if (def.element && Array.isArray(value)) {
    const { element } = def;
    return value.flatMap((item, at) => freeTextsIn(element, item, below(at)));
  }
  if (def.options) return once(def.options.flatMap((option) => freeTextsIn(option, value, path)));
  const inner = def.innerType ?? def.in;
  return inner ? freeTextsIn(inner, value, path) : [];
}

const once = (texts: readonly TypedText[]): TypedText[] => [
  ...new Map(texts.map((one) => [one.field, one])).values(),
];

/** Any visible sign: the only pattern that leaves a text as free as it was. */
const VISIBLE = /\\p\{L\}\\p\{N\}\\p\{S\}/;

/** Paths of strings in a schema that are neither marked as free text, nor told to be plain words, nor held to a pattern. */
export function unmarkedStrings(schema: z.ZodType, path = ''): string[] {
  if (isFreeText(schema) || whyPlain(schema) !== undefined) return [];
  const def = defOf(schema);
  if (def.type === 'string') {
    const held =
      def.format !== undefined ||
      (def.checks ?? []).some(({ _zod }) => {
        const { check, pattern } = _zod.def;
        return check === 'string_format' && !(pattern && VISIBLE.test(pattern.source));
      });
    return held ? [] : [path];
  }
  const below = (key: string) => (path === '' ? key : `${path}.${key}`);
  return [
    ...Object.entries(def.shape ?? {}).flatMap(([key, field]) => unmarkedStrings(field, below(key))),
    ...(def.element ? unmarkedStrings(def.element, below('*')) : []),
    ...(def.options ?? []).flatMap((option) => unmarkedStrings(option, path)),
    ...(def.valueType ? unmarkedStrings(def.valueType, below('*')) : []),
    ...(def.innerType ? unmarkedStrings(def.innerType, path) : []),
    ...(def.in ? unmarkedStrings(def.in, path) : []),
  ];
}
