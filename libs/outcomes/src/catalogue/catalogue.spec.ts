import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { assembleFramework, publishedFileName, type SourceFile } from './assemble-framework';
import { fingerprint } from './fingerprint';
import { catalogueProblemLine, catalogueRules } from './problems';

const root = join(__dirname, '../../../..');
const samples = join(root, 'data/samples/framework');

function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({
      fileName: relative('.', name).split(sep).join('/'),
      text: readFileSync(join(folder, name), 'utf8'),
    }));
}

function publish(files: readonly SourceFile[]): { file: string; sha256: string }[] {
  return files.map(({ fileName, text }) => ({ file: fileName, sha256: fingerprint(text) }));
}

/** What a bad sample says about itself in its first lines: `# rule: unknown-key`. */
function header(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/^# ([a-z-]+): (.+)$/gm)].map(([, key, value]) => [key ?? '', value ?? '']),
  );
}

const ok = sourceFiles(join(samples, 'ok'));
const bad = sourceFiles(join(samples, 'not-ok')).map(({ fileName, text }) => ({
  name: fileName.replace(/\.yaml$/, ''),
  text,
  says: header(text),
}));

describe('the framework that ships', () => {
  const files = sourceFiles(join(root, 'data/framework'));
  const result = assembleFramework(
    files,
    readFileSync(join(root, 'data/framework', publishedFileName), 'utf8'),
  );

  it('keeps every rule', () => {
    expect(result.ok ? [] : result.problems.map(catalogueProblemLine)).toEqual([]);
  });

  it('has 21 goals on four sides and 80 indicators on five levels', () => {
    if (!result.ok) throw new Error('see the test before');
    const { goals, indicators } = result.value;
    expect(goals).toHaveLength(21);
    expect(new Set(goals.map((goal) => goal.side)).size).toBe(4);
    const perLevel = (level: string) => indicators.filter((it) => it.level === level).length;
    expect(indicators).toHaveLength(80);
    expect(['individual', 'peer', 'location', 'community', 'partnership'].map(perLevel)).toEqual([
      10, 8, 24, 16, 22,
    ]);
  });

  it('never embeds wording that belongs to others', () => {
    if (!result.ok) throw new Error('see the test before');
    const licensed = result.value.indicators.filter((it) => it.item_wording === 'reference_only');
    expect(licensed.map((it) => it.code)).toEqual(
      expect.arrayContaining(['IND-04', 'IND-05', 'SCH-05', 'COM-02']),
    );
    expect(licensed.flatMap((it) => it.items)).toEqual([]);
  });
});

describe('good samples', () => {
  it('assemble, whatever the line endings of the checkout', () => {
    const windows = ok.map((file) => ({ ...file, text: file.text.replace(/\n/g, '\r\n') }));
    const published = JSON.stringify({ files: publish(ok) });
    for (const files of [ok, windows]) {
      const result = assembleFramework(files, published);
      expect(result.ok ? result.value.indicators.map((it) => it.code) : result.problems).toEqual([
        'PEER-91',
        'PEER-92',
        'PEER-93',
        'PEER-94',
      ]);
    }
  });

  it('keep the replaced version of an indicator for figures collected under it', () => {
    const first = ok.find((file) => file.fileName === 'indicators/peer.v1.yaml');
    if (!first) throw new Error('the good samples hold peer.v1.yaml');
    const text = first.text
      .replace('version: 1\nchangelog:\n', 'version: 2\nchangelog:\n')
      .replace('A sample }', 'A sample }\n  - { version: 2, date: 2026-09-02, what: Reworded }')
      .replace(
        '    version: 1\n    title: Feels safe',
        '    version: 2\n    changed_because: The words said less than was meant.\n    title: Feels safe and sound',
      );
    const files = [...ok, { fileName: 'indicators/peer.v2.yaml', text }];
    const result = assembleFramework(files, JSON.stringify({ files: publish(files) }));
    if (!result.ok) throw new Error(result.problems.map(catalogueProblemLine).join('\n'));
    expect(result.value.indicators.map((it) => [it.code, it.version])).toContainEqual(['PEER-91', 2]);
    expect(result.value.indicators).toHaveLength(4);
    expect(result.value.earlier.map((it) => [it.code, it.version, it.title])).toEqual([
      ['PEER-91', 1, 'Feels safe'],
    ]);
  });
});

describe('bad samples', () => {
  it('exist for every rule, and name no rule that is not there', () => {
    expect([...new Set(bad.map((sample) => sample.says.get('rule')))].sort()).toEqual(
      [...catalogueRules].sort(),
    );
  });

  it.each(bad.map((sample) => [sample.name, sample] as const))('%s', (_, { text, says }) => {
    const fileName = says.get('file') ?? 'indicators/peer.v1.yaml';
    const files = [...ok.filter((file) => file.fileName !== fileName), { fileName, text }];
    const also = says.get('also-published');
    const recorded = publish(files)
      .filter(({ file }) => file !== fileName || says.get('published') !== 'no')
      .map((one) =>
        one.file === fileName && says.get('published') === 'with another text'
          ? { ...one, sha256: fingerprint('another text') }
          : one,
      );
    const published = { files: also ? [...recorded, { file: also, sha256: fingerprint('gone') }] : recorded };
    const result = assembleFramework(files, JSON.stringify(published, null, 1));
    if (result.ok) throw new Error('this sample should have been stopped');

    const found = result.problems.map(({ rule, file, line }) => ({ rule, file, line }));
    const inFile = says.get('problem-in') ?? fileName;
    const marked = text.split('\n').findIndex((line) => line.includes('# <- here')) + 1;
    const stated = Number(says.get('line-is') ?? marked);
    const line =
      inFile === fileName
        ? stated
        : JSON.stringify(published, null, 1)
            .split('\n')
            .findIndex((l) => l.includes(also ?? '')) + 1;
    expect(line).toBeGreaterThan(0);
    expect(found).toEqual([{ rule: says.get('rule'), file: inFile, line }]);
    const cure = says.get('cure');
    if (cure) expect(result.problems.map((problem) => problem.cure)).toEqual([cure]);
    for (const problem of result.problems) {
      expect(problem.sentence).toMatch(/^\S.*\.$/s);
      expect(problem.cure).toMatch(/^[A-Z].*[.}]$/s);
    }
  });

  it('a list of published versions that cannot be read stops too', () => {
    const result = assembleFramework(ok, '{"files": 3}');
    expect(result.ok ? [] : result.problems.map(({ rule, file }) => [rule, file])).toEqual([
      ['unreadable', publishedFileName],
    ]);
  });
});
