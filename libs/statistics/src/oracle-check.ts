/** How a result is compared with a case of `oracle/*.json`. Used by the spec and by `npm run oracle`. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export interface OracleCase {
  readonly name: string;
  readonly input: JsonObject;
  readonly options?: JsonObject;
  readonly expected: JsonObject;
  readonly tolerance?: { readonly relative?: number; readonly absolute?: number };
}

export interface OracleFile {
  readonly method: string;
  readonly cases: readonly OracleCase[];
}

/** A method under its oracle name: input and options as in the file, result in the file's field names. */
export type OracleMethod = (input: JsonObject, options: JsonObject) => JsonObject;

/** Every key of `expected` must be there; numbers agree within absolute + relative * |expected|. */
export function differences(
  expected: Json | undefined,
  got: Json | undefined,
  tolerance: { readonly relative?: number; readonly absolute?: number } = {},
  path = '',
): string[] {
  const where = path || 'result';
  const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
  const wrong = [`${where}: expected ${show(expected)}, got ${show(got)}`];
  if (typeof expected === 'number') {
    if (typeof got !== 'number' || !Number.isFinite(got)) return wrong;
    const allowed = (tolerance.absolute ?? 0) + (tolerance.relative ?? 0) * Math.abs(expected);
    return Math.abs(got - expected) <= allowed ? [] : wrong;
  }
  if (expected === null || typeof expected !== 'object') return expected === got ? [] : wrong;
  if (got === null || got === undefined || typeof got !== 'object') return wrong;
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return wrong;
    return expected.flatMap((item: Json, i) => differences(item, got[i] as Json, tolerance, `${path}[${i}]`));
  }
  if (Array.isArray(got)) return wrong;
  return Object.entries(expected as JsonObject).flatMap(([key, value]) =>
    differences(value, (got as JsonObject)[key], tolerance, path ? `${path}.${key}` : key),
  );
}

/** Runs one case. An unknown method or a thrown error is a difference, not a crash. */
export function runCase(method: OracleMethod | undefined, test: OracleCase): string[] {
  if (!method) return ['no function is registered for this method'];
  try {
    return differences(test.expected, method(test.input, test.options ?? {}), test.tolerance);
  } catch (error) {
    return [`threw ${String(error)}`];
  }
}
