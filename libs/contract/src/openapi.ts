import { z } from 'zod';
import { endpoints } from './endpoints/all';
import type { Endpoint } from './endpoints/endpoint';
import { problemDocument } from './nouns/problem';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dropped, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return json;
};

const parametersOf = (schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] => {
  if (!schema) return [];
  const json = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (json.required ?? []).includes(name),
    schema: property,
  }));
};

function operation(entry: Endpoint): Json {
  const success = String(entry.status ?? 200);
  const content = entry.file
    ? Object.fromEntries(entry.file.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
    : entry.response && { 'application/json': { schema: schemaOf(entry.response, 'output') } };
  const requestBody = entry.upload
    ? {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      }
    : entry.body && {
        required: true,
        content: { 'application/json': { schema: schemaOf(entry.body, 'input') } },
      };
  return {
    operationId: entry.name,
    summary: entry.summary,
    description: `Roles: ${typeof entry.roles === 'string' ? entry.roles : entry.roles.join(', ')}.`,
    parameters: [...parametersOf(entry.params, 'path'), ...parametersOf(entry.query, 'query')],
    ...(requestBody ? { requestBody } : {}),
    responses: {
      [success]: { description: entry.summary, ...(content ? { content } : {}) },
      default: {
        description: 'A refusal, told in one sentence',
        content: { 'application/problem+json': { schema: schemaOf(problemDocument, 'output') } },
      },
    },
  };
}

/** OpenAPI 3.1, printed from the contract entries: there is no second description to keep true. */
export function openApi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const entry of Object.values(endpoints) as Endpoint[]) {
    const path = `/api${entry.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [entry.method.toLowerCase()]: operation(entry) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Waymark',
      version,
      description: 'Shows whether the contexts around young people became safer, without exposing anyone.',
    },
    paths,
  };
}
