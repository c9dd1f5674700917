import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { openArchive } from './formats/zip';
import { openTable } from './read';
import { csvOf, neutralised, workbookOf } from './sheets';

// the same cases on every machine: whoever looks for more changes the seed
fc.configureGlobal({ seed: 20_260_915 });

/** What a spreadsheet program would take for a formula, told in another way than the code does: by its first sign, in narrow width. */
function runs(cell: string): boolean {
  const bare = cell.normalize('NFKC').replace(/[\p{C}\p{Z}\s]/gu, '');
  return /^[=+@\-−|]/.test(bare) && !/^-?\d+(\.\d+)?$/.test(cell);
}

const hostile = fc
  .tuple(
    fc.string({
      maxLength: 3,
      unit: fc.constantFrom(...' \t\r\n\u00a0\u00ad\u200b\u2028\u2060\u3000\ufeff\u0007'),
    }),
    fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '−', '﹣', '|'),
    fc.string({ maxLength: 12 }),
  )
  .map((parts) => parts.join(''));
const text = fc.oneof(hostile, fc.string({ maxLength: 20 }), fc.string({ maxLength: 8, unit: 'binary' }));
const cell = fc.oneof(text, fc.integer(), fc.float({ noNaN: true, noDefaultInfinity: true }));
const tables = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 5 }),
  );

describe('a CSV that is read with other separators', () => {
  it.each([
    ['safer;=cmd()', "safer;'=cmd()"],
    ['safer; +HYPERLINK("x")', `safer; '+HYPERLINK("x")`],
    ['two lines\n@SUM(A1)', "two lines\n'@SUM(A1)"],
    ["a\t-2+3|' /C calc'!A0", "a\t'-2+3|' /C calc'!A0"],
    ['a;\u200b=1', "a;\u200b'=1"],
    ['said;"=1+1"', `said;'"=1+1"`],
  ])('begins no formula inside %j', (nasty, told) => {
    const [, row] = parse(csvOf([['words'], [nasty]]), { bom: true }) as string[][];
    expect(row).toEqual([told]);
  });

  it.each(['- bread\n- milk', 'fewer; -5 in a year', 'a = b; c', 'x@y; z@w'])(
    'leaves %j as it is',
    (plain) => {
      const [, row] = parse(csvOf([['words'], ['', plain].slice(1)]), { bom: true }) as string[][];
      expect(row).toEqual([plain === '- bread\n- milk' ? `'${plain}` : plain]);
    },
  );

  it('takes no longer for a hostile cell than for another', () => {
    // time of its own: what others do on the machine meanwhile does not count
    const before = process.cpuUsage();
    csvOf([
      [';-'.repeat(60_000)],
      [';'.repeat(100_000)],
      [`;${' '.repeat(100_000)}`],
      [`;-${'x'.repeat(100_000)}`],
    ]);
    expect(process.cpuUsage(before).user).toBeLessThan(4_000_000);
  });
});

describe(neutralised, () => {
  it.each([
    '=1+1',
    '+1+1',
    '-1+cmd',
    '@sum(A1)',
    ' =1',
    '\u200b=1',
    '\t=1',
    '\r=1',
    '\n=1',
    '\u00a0+2',
    '＝1+1',
    '  ＠sum',
    '−1+1',
    '|calc',
    '\tinnocent',
    "-5' or so",
  ])('never lets %j run', (nasty) => {
    expect(neutralised(nasty)).toBe(`'${nasty}`);
  });

  it.each(['the park', "young people's survey", 'a=b', '5', '-5', '-0.25', '', '2026-09-15', '<5', 'x@y'])(
    'leaves %j as it is',
    (plain) => {
      expect(neutralised(plain)).toBe(plain);
    },
  );

  it('holds for whatever is written, and once is enough', () => {
    fc.assert(
      fc.property(text, (written) => {
        const out = neutralised(written);
        expect(runs(out)).toBe(false);
        expect(neutralised(out)).toBe(out);
        expect([written, `'${written}`]).toContain(out);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what leaves as a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-sheets-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('CSV: no cell and no heading runs, numbers stay numbers, and everything comes back', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const back = parse(csvOf(rows), { bom: true, record_delimiter: '\r\n', relax_column_count: true });
        // nothing but apostrophes is added
        const bare = (c: string) => c.replaceAll("'", '');
        expect(back.map((row) => row.map(bare))).toEqual(
          rows.map((row) => row.map((c) => bare(typeof c === 'number' ? String(c) : neutralised(c)))),
        );
        // nor does a program begin a formula in the middle that has other separators
        for (const piece of back.flat().flatMap((c) => c.split(/[;\t\r\n]/).slice(1)))
          expect(/^[\s\p{C}\p{Z}]*[=@＝＠]/u.test(piece)).toBe(false);
        for (const c of back.flat()) expect(runs(c) && Number.isNaN(Number(c))).toBe(false);
      }),
    );
  });

  it('CSV: begins with the mark of UTF-8 once, and rows that follow others do without', () => {
    expect(csvOf([['=a', -3]])).toBe("\ufeff'=a,-3\r\n");
    expect(csvOf([['b', Number.NaN]], { more: true })).toBe('b,\r\n');
  });

  it('workbook: read again, no cell and no heading runs', async () => {
    const path = join(folder, 'any.xlsx');
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        writeFileSync(path, await workbookOf([{ name: 'Figures', rows, widths: [] }]));
        const opened = await openTable(path, 'any.xlsx');
        if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
        const problems: unknown[] = [];
        for (const sheet of opened.table.sheets)
          for await (const batch of sheet.rows((problem) => problems.push(problem)))
            for (const c of batch.rows.flat()) expect(runs(c) && Number.isNaN(Number(c))).toBe(false);
        expect(problems).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('workbook: a negative number is a number, and text that looks like a formula is text', async () => {
    const path = join(folder, 'known.xlsx');
    writeFileSync(
      path,
      await workbookOf([
        {
          name: 'Figures',
          rows: [
            ['=heading', 'change'],
            [' =1+1', -0.25],
          ],
          widths: [10, 10],
        },
      ]),
    );
    const unzipped = await openArchive(path);
    if (!unzipped.ok) throw new Error(unzipped.why);
    const xml = await unzipped.archive.text('xl/worksheets/sheet1.xml', 1e6);
    unzipped.archive.close();
    expect(xml).not.toContain('<f>');
    expect(xml).toMatch(/<c r="B2"(?: s="\d+")?(?: t="n")?><v>-0\.25<\/v><\/c>/);
    const opened = await openTable(path, 'known.xlsx');
    if (!opened.ok) throw new Error('not a table');
    const rows: string[][] = [];
    for await (const batch of opened.table.sheets[0]?.rows(() => undefined) ?? []) rows.push(...batch.rows);
    expect(rows).toEqual([
      ["'=heading", 'change'],
      ["' =1+1", '-0.25'],
    ]);
  });
});
