import { endpoints } from '@waymark/contract';
import { files, read, sources } from './tree';

/** The rules of docs/architecture.md that a machine can check. Each finding names the file and what to do. */
const faults = (names: readonly string[], fault: (name: string) => string | null | false): string[] =>
  names.flatMap((name) => {
    const found = fault(name);
    return found ? [`${name}: ${found}`] : [];
  });

describe('the tree', () => {
  it('has the fixed top level', () => {
    const allowed =
      /^(apps|libs|data|docs)\/|^(nx\.json|package\.json|package-lock\.json|tsconfig\.base\.json|jest\.preset\.js|README\.md|LICENSE|CHANGELOG\.md|eslint\.config\.mjs|Dockerfile|compose\.yaml)$|^\./;
    expect(files().filter((name) => !allowed.test(name))).toEqual([]);
  });

  it('names files in kebab-case with known suffixes', () => {
    const good =
      /^(\d{13}-)?[a-z0-9]+(-[a-z0-9]+)*(\.(module|controller|service|store|entity|guard|filter|interceptor|spec|e2e|config|d))*\.(ts|tsx|mts|cjs)$/;
    expect(faults(sources(), (name) => !good.test(name.split('/').at(-1) ?? '') && 'rename it')).toEqual([]);
  });

  it('has no folder that says nothing', () => {
    const empty = /\/(utils?|helpers?|common|shared|core|misc|lib)\//;
    expect(faults(sources(), (name) => empty.test(name) && 'name the folder after what it holds')).toEqual(
      [],
    );
  });

  it('keeps files short enough to read', () => {
    const exempt = /migrations\/|\/oracle\/|^data\//;
    expect(
      faults(sources(), (name) => {
        const lines = read(name).split('\n').length;
        return !exempt.test(name) && lines > 400 && `${lines} lines: is this one thing?`;
      }),
    ).toEqual([]);
  });

  it('styles a class alone in one style sheet, so that no page changes the look of the next one opened', () => {
    // sheets of pages stay once they are loaded; those of the charts are one, and so are the two that every page has
    const sheetOf = (name: string) =>
      name.replace(/^libs\/charts\/.*|^apps\/dashboard\/src\/styles\/.*/, (at) => at.slice(0, 12));
    const homes = new Map<string, Set<string>>();
    for (const name of files().filter((one) => one.endsWith('.css') && !one.endsWith('plain.css')))
      for (const [, selectors] of read(name)
        .replace(/\/\*[^]*?\*\//g, '')
        .matchAll(/([^{}]+)\{/g))
        for (const selector of selectors?.split(',').map((one) => one.trim()) ?? [])
          if (/^\.[\w-]+$/.test(selector))
            homes.set(selector, (homes.get(selector) ?? new Set()).add(sheetOf(name)));
    expect(homes.size).toBeGreaterThan(200);
    expect(
      [...homes].filter(([, sheets]) => sheets.size > 1).map(([name, sheets]) => [name, ...sheets]),
    ).toEqual([]);
  });

  it('has no inner barrels and no default exports of its own', () => {
    const barrel = /\/index\.tsx?$/;
    expect(
      faults(
        sources(),
        (name) =>
          barrel.test(name) && !/^libs\/[^/]+\/src\/index\.ts$/.test(name) && 'import from the file itself',
      ),
    ).toEqual([]);
    expect(
      faults(
        sources(),
        (name) =>
          !/\.config\.|(set|clear)-stage\.ts$/.test(name) &&
          /^export default /m.test(read(name)) &&
          'name the export',
      ),
    ).toEqual([]);
  });

  it('leaves no promise and no skipped test behind', () => {
    const promise = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', 'not imple' + 'mented', 'coming ' + 'soon'].join('|'),
    );
    const skipped = new RegExp(
      String.raw`\b(it|test|describe)\.(sk` +
        String.raw`ip|to` +
        String.raw`do|on` +
        String.raw`ly)\(|\bx(it|describe)\(`,
    );
    expect(faults(sources(), (name) => promise.test(read(name)) && 'finish it or delete it')).toEqual([]);
    expect(faults(sources(), (name) => skipped.test(read(name)) && 'run it or delete it')).toEqual([]);
  });

  it('names no machine and no registry', () => {
    const machine = /\/(?:work|farm)\/(?:main|shared|steering|in|\.library)\b/;
    const text = files().filter(
      (name) => /\.(tsx?|m?js|cjs|json|md|yaml|yml|css|html|csv)$/.test(name) && name !== 'package-lock.json',
    );
    expect(faults(text, (name) => machine.test(read(name)) && 'holds a path of one machine')).toEqual([]);
    expect(read('package-lock.json')).not.toMatch(/"resolved": "http/);
  });
});

describe('the server', () => {
  const api = sources().filter((name) => name.startsWith('apps/api/src/') && !name.endsWith('.spec.ts'));

  it('writes through the unit of work only', () => {
    // a manager handed in by UnitOfWork.run() is called m or manager; the reader's can only read
    const write =
      /\b(?:reader|source|dataSource|ds)(?:\.manager)?\.(?:save|insert|update|delete|remove|upsert|transaction)\(/;
    expect(faults(api, (name) => write.test(read(name)) && 'use UnitOfWork.run()')).toEqual([]);
    const repository = /@InjectRepository|getRepository\(/;
    expect(
      faults(api, (name) => repository.test(read(name)) && 'write through UnitOfWork, read through Reader'),
    ).toEqual([]);
  });

  it('reads the environment in one place', () => {
    expect(
      faults(
        api,
        (name) =>
          name !== 'apps/api/src/config.ts' &&
          /process\.env/.test(read(name)) &&
          !name.includes('/testing/') &&
          'take it from Config',
      ),
    ).toEqual([]);
  });

  it('binds every endpoint of the contract, once', () => {
    const bound = api
      .filter((name) => name.endsWith('.controller.ts'))
      .flatMap((name) => [...read(name).matchAll(/@Endpoint\(\w+\.(\w+)\)/g)].map((match) => match[1]));
    expect([...bound].sort()).toEqual(Object.keys(endpoints).sort());
  });

  it('gives a service at most four things', () => {
    expect(
      faults(
        api.filter((name) => name.endsWith('.service.ts')),
        (name) => {
          const list = /constructor\(([\s\S]*?)\)\s*\{/.exec(read(name))?.[1] ?? '';
          const count = list.split(',').filter((part) => /private|readonly/.test(part)).length;
          return count > 4 && `${count} injected things: lift the logic into a pure function`;
        },
      ),
    ).toEqual([]);
  });

  it('knows no request-scoped provider, forward reference or event bus', () => {
    expect(
      faults(
        api,
        (name) => /Scope\.REQUEST|forwardRef\(|EventEmitter2/.test(read(name)) && 'pass it as an argument',
      ),
    ).toEqual([]);
  });
});

describe('what leaves as a file', () => {
  it('is written in one place, which lets no spreadsheet program run it', () => {
    const writers = /from '(csv-stringify|write-excel-file)/;
    // the demo writes files for the importer, to be read and never to be opened by anybody
    const known = ['libs/ingest/src/sheets.ts', 'apps/api/src/demo/demo-files.ts'];
    expect(sources().filter((name) => writers.test(read(name)))).toEqual(expect.arrayContaining(known));
    expect(
      faults(
        sources(),
        (name) =>
          !known.includes(name) &&
          writers.test(read(name)) &&
          'use csvOf or workbookOf of @waymark/ingest: they neutralise formulas',
      ),
    ).toEqual([]);
  });
});

describe('the packages', () => {
  it('are used where the brief asks for them', () => {
    const all = sources()
      .map((name) => read(name))
      .join('\n');
    for (const name of [
      '@nestjs/core',
      '@nestjs/typeorm',
      'typeorm',
      'react',
      'recharts',
      '@tanstack/react-query',
      'date-fns',
      'supertest',
    ])
      expect(all).toContain(`from '${name}`);
  });

  it('state one version of the product', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(read('apps/api/src/version.ts')).toContain(`'${version}'`);
  });
});
