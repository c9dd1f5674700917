import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { files, read, root, sources } from './tree';

/**
 * Every page of methods that something leads to. What verdicts are judged by is held in libs/outcomes; here is what pages and
 * charts name themselves, and what one document says of another.
 */
const product = sources().filter((name) => !/\.(spec|e2e)\.tsx?$/.test(name));

/** The slugs that a pattern finds in these files, with the file that names each. */
const named = (pattern: RegExp, names: readonly string[]): { slug: string; by: string }[] =>
  names.flatMap((by) => [...read(by).matchAll(pattern)].map(([, slug = '']) => ({ slug, by })));

const links = named(/paths\.method\('([a-z0-9-]+)'\)/g, product);
const counted = named(/^ {2}'?([a-z-]+)'?: '/gm, ['apps/dashboard/src/parts/counted.tsx']);
/** Constants called `slugs`: what a chart or an inquiry is made by. */
const charts = product.flatMap((by) =>
  [...read(by).matchAll(/^const slugs = \{([^}]+)\}/gm)].flatMap(([, body = '']) =>
    [...body.matchAll(/: '([a-z0-9-]+)'/g)].map(([, slug = '']) => ({ slug, by })),
  ),
);
const documents = named(
  /\]\((?:\.\/)?([a-z0-9-]+)\.md(?:#[^)]*)?\)/g,
  files().filter((name) => /^docs\/methods\/.*\.md$/.test(name)),
);

describe('the page of a method', () => {
  it.each([
    ['links of the dashboard', links, 5],
    ['counts', counted, 4],
    ['charts and inquiries', charts, 7],
    ['other methods', documents, 10],
  ])('is there for what %s lead to', (_what, found, least) => {
    // fewer than these: the pattern looks past what it is for
    expect(found.length).toBeGreaterThanOrEqual(least);
    expect(found.filter(({ slug }) => !existsSync(join(root, 'docs/methods', `${slug}.md`)))).toEqual([]);
  });

  it('rests on sources that can be found: a title with its address, a book with its number, or a rule of our own', () => {
    const found = /\[[^\]]{8,}\]\(https:\/\/[^)\s]+\)|ISBN 97[89][\d-]{14}|^- Waymark's own rule/;
    const pages = files().filter((name) => /^docs\/methods\/(?!README).*\.md$/.test(name));
    const lines = pages.flatMap((name) => {
      const [, sources = ''] = read(name).split('## References\n');
      const listed = sources.split('\n').filter((line) => line.startsWith('- '));
      return listed.length === 0 ? [`${name}: no source`] : listed.map((line) => `${name}: ${line}`);
    });
    expect(lines.length).toBeGreaterThan(60);
    expect(lines.filter((line) => !found.test(line.replace(/^[^:]+: /, '')))).toEqual([]);
  });
});
