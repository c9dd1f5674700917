import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { endpoints } from '@waymark/contract';
import { parse } from 'yaml';
import { files, read, root } from './tree';

/**
 * Dockerfile and compose.yaml, held against the code they start. No container is built here: what can be known without one is whether
 * every name in them exists, and whether what must stay shut is shut.
 */
interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly command?: string;
  readonly healthcheck?: unknown;
}
interface Compose {
  readonly services: Readonly<Record<'proxy' | 'waymark' | 'database', Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes: Readonly<Record<string, null>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const compose = parse(read('compose.yaml')) as Compose;
/** The instructions, with continued lines joined and comments left out. */
const instructions = read('Dockerfile')
  .replace(/^\s*#.*$/gm, '')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .map((line) => line.trim().replace(/\s+/g, ' '))
  .filter(Boolean);
const stages = instructions.reduce<string[][]>(
  (all, line) =>
    line.startsWith('FROM ') ? [...all, [line]] : [...all.slice(0, -1), [...(all.at(-1) ?? []), line]],
  [],
);
const [build = [], final = []] = stages;

/** Settings that the product reads, by the one file that reads them. */
const settings = new Set([
  ...[...read('apps/api/src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): z/gm)].map(([, name]) => name ?? ''),
  ...[...read('apps/api/src/config.ts').matchAll(/env\['([A-Z_]+)'\]/g)].map(([, name]) => name ?? ''),
  ...[
    ...(/const SECRET = \[(.*?)\]/.exec(read('apps/api/src/config-files.ts'))?.[1] ?? '').matchAll(
      /'(\w+)'/g,
    ),
  ].map(([, name]) => `${name ?? ''}_FILE`),
]);

describe('Dockerfile', () => {
  const environment = final
    .filter((line) => line.startsWith('ENV '))
    .flatMap((line) => [...line.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name ?? ''));

  it('has two stages, and runs in the second as a user who owns nothing of the program', () => {
    expect(stages).toHaveLength(2);
    expect(build[0]).toMatch(/ AS build$/);
    expect(final[0]).not.toMatch(/:latest| AS /);
    const user = final.findIndex((line) => line === 'USER node');
    expect(user).toBeGreaterThan(final.findLastIndex((line) => /^(COPY|RUN)/.test(line)));
    expect(final.filter((line) => line.startsWith('COPY')).join(' ')).not.toContain('--chown');
  });

  it('copies what is there, and from the build what the build leaves', () => {
    const sources = build
      .filter((line) => line.startsWith('COPY '))
      .flatMap((line) => line.split(' ').slice(1, -1));
    expect(sources.length).toBeGreaterThan(6);
    expect(sources.filter((name) => !existsSync(join(root, name)))).toEqual([]);
    const ignored = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(sources.filter((name) => !ignored.includes(name))).toEqual([]);
    const made = new Set([...sources, 'node_modules', 'dist']);
    const taken = final
      .filter((line) => line.startsWith('COPY '))
      .map((line) => line.split(' ')[2]?.replace('/app/', '') ?? '');
    expect(taken.filter((name) => !made.has(name))).toEqual([]);
    for (const needed of ['package.json', 'node_modules', 'dist', 'data', 'docs'])
      expect(taken).toContain(needed);
  });

  it('sets only what the product reads, and nothing secret', () => {
    expect(environment.filter((name) => name !== 'NODE_ENV' && !settings.has(name))).toEqual([]);
    expect(instructions.join('\n')).not.toMatch(/\bARG\b|SECRET=|PASSWORD|DATABASE_URL=/);
  });

  it('starts real work, never the demo, and is asked for its health where the contract has it', () => {
    expect(final.at(-1)).toBe('CMD ["node", "dist/apps/api/main.mjs", "serve", "--own"]');
    expect(final.find((line) => line.startsWith('HEALTHCHECK'))).toContain(`/api${endpoints.health.path}\``);
  });

  it('runs a Node that the product runs on', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    expect(engines.node).toBe('>=20.19.0');
    for (const stage of [build, final]) expect(stage[0]).toMatch(/^FROM node:(2[2468])-bookworm-slim/);
  });
});

describe('compose.yaml', () => {
  const { proxy, waymark, database } = compose.services;

  it('gives Waymark only settings that it reads', () => {
    const names = Object.keys(waymark.environment ?? {});
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !settings.has(name))).toEqual([]);
    // what stands in for TLS: without both, Waymark refuses to listen to others
    expect(names).toEqual(expect.arrayContaining(['WAYMARK_PUBLIC_URL', 'WAYMARK_PROXIES']));
  });

  it('publishes the proxy and nothing else', () => {
    expect(proxy.ports?.map((port) => port.split(':')[0])).toEqual(['80', '443', '443']);
    expect(waymark.ports).toBeUndefined();
    expect(database.ports).toBeUndefined();
    expect(database.networks).toEqual(['back']);
    expect(compose.networks['back']).toEqual({ internal: true });
    // only the proxy is on a network that leads anywhere: Waymark can call nobody
    expect(waymark.networks).toEqual(['front', 'back']);
    expect(compose.networks['front']).toEqual({ internal: true });
    expect(proxy.networks).toEqual(['outside', 'front']);
  });

  it('gives Waymark an account of PostgreSQL that owns its own database and nothing else', () => {
    expect(database.environment?.['POSTGRES_USER']).toBe('postgres');
    const role = read('.ci/database-role.sh');
    expect(database.volumes).toContain('./.ci/database-role.sh:/docker-entrypoint-initdb.d/10-waymark.sh:ro');
    expect(role).toMatch(/CREATE ROLE waymark LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE/);
    expect(role).toContain('CREATE DATABASE waymark OWNER waymark;');
    // the account of the image is known to PostgreSQL only
    expect(waymark.secrets).not.toContain('database-admin-password');
    expect(read('docs/operations.md')).toContain("'postgres://waymark:%s@database:5432/waymark'");
    for (const secret of Object.keys(compose.secrets))
      expect(read('docs/operations.md')).toContain(`> secrets/${secret}`);
  });

  it('leads the proxy to the port that the image listens on', () => {
    const port = /PORT=(\d+)/.exec(final.join(' '))?.[1] ?? '';
    expect(proxy.command).toContain('--config /etc/caddy/Caddyfile');
    expect(proxy.volumes).toContain('./.ci/Caddyfile:/etc/caddy/Caddyfile:ro');
    expect(proxy.environment).toHaveProperty('WAYMARK_DOMAIN');
    expect(read('.ci/Caddyfile')).toContain(`\treverse_proxy waymark:${port}\n`);
  });

  it('sends pages on to https, and tells programs that ask without it', () => {
    const [, plain = ''] = read('.ci/Caddyfile').split('http://{$WAYMARK_DOMAIN} {');
    // each in a block of its own: as plain lines, Caddy would send everything on before it refused anything
    expect(plain).toMatch(/handle \/api\/\* \{[^}]*\n\t\trespond `\{.*\}` 403\n\t\}/s);
    expect(plain).toMatch(/handle \{\n\t\tredir https:\/\/\{host\}\{uri\} 308\n\t\}/);
  });

  it('keeps secrets in files that neither git nor the image takes up', () => {
    for (const [name, service] of Object.entries(compose.services))
      for (const [key, value] of Object.entries(service.environment ?? {}))
        expect(
          /SECRET|PASSWORD|DATABASE_URL/.test(key) && !String(value).startsWith('/run/secrets/')
            ? `${name}: ${key}`
            : '',
        ).toBe('');
    for (const secret of [waymark, database].flatMap((service) => service.secrets ?? []))
      expect(compose.secrets[secret]?.file).toMatch(/^\.\/secrets\//);
    expect(read('.gitignore')).toMatch(/^secrets\/$/m);
    expect(read('.dockerignore').startsWith('#')).toBe(true);
    expect(read('.dockerignore')).toMatch(/^\*$/m);
    expect(files().filter((name) => name.startsWith('secrets/'))).toEqual([]);
  });

  it('runs Waymark with a file system it cannot write to, no powers and no way to gain any', () => {
    expect(waymark).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(waymark.volumes).toEqual(['waymark-data:/data']);
  });

  it('names volumes, networks and secrets that it declares', () => {
    for (const service of Object.values(compose.services)) {
      for (const volume of service.volumes ?? []) {
        const [source = '', , how] = volume.split(':');
        // a file of ours is lent to a container to read, and is there
        if (source.startsWith('./'))
          expect([source, how, existsSync(join(root, source))]).toEqual([source, 'ro', true]);
        else expect(Object.keys(compose.volumes)).toContain(source);
      }
      for (const network of service.networks ?? []) expect(Object.keys(compose.networks)).toContain(network);
      for (const secret of service.secrets ?? []) expect(Object.keys(compose.secrets)).toContain(secret);
    }
  });
});
