/** A JSON schema, as far as the contract's go. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

/** Something for each pattern of the contract; the first that fits is taken. */
const FITTING = [
  'lit',
  'x',
  '2026-03-01',
  '2026-03',
  'LOC-01',
  'N2',
  '360G-example-1',
  'E06000001',
  'ada.quill',
  '2026-03-01T10:00:00.000Z',
  'a'.repeat(64),
  'A'.repeat(43),
  '12345678',
  '2024.csv',
];

/** A value that a schema takes, or nearly: words end in `mark`, numbers are asked of `numberOf` by the name of their field. */
export function sampleOf(
  schema: Schema,
  mark: string,
  numberOf: (field: string) => number,
  field = '',
): unknown {
  const inner = (one: Schema, name = field) => sampleOf(one, mark, numberOf, name);
  if (field === 'indicator') return 'LOC-01';
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice) return inner(choice);
  if (schema.allOf) return inner(Object.assign({}, ...schema.allOf) as Schema);
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name, one]) => (schema.required ?? []).includes(name) || one.default === undefined)
          .map(([name, one]) => [name, inner(one, name)]),
      );
    case 'array':
      return schema.items && (schema.minItems ?? 0) > 0 ? [inner(schema.items)] : (schema.default ?? []);
    case 'integer':
    case 'number':
      return Math.max(
        numberOf(field),
        schema.minimum ?? 0,
        schema.exclusiveMinimum === undefined ? 0 : schema.exclusiveMinimum + 1,
      );
    case 'boolean':
      return false;
    case 'null':
      return null;
    case 'string':
      if (schema.pattern !== undefined) {
        const pattern = new RegExp(schema.pattern, 'u');
        return [`Words of ${mark}`, ...FITTING].find((one) => pattern.test(one)) ?? 'x';
      }
      return `Words of ${mark}`.slice(0, schema.maxLength ?? 60).padEnd(schema.minLength ?? 0, '.');
    default:
      return `Words of ${mark}`;
  }
}
