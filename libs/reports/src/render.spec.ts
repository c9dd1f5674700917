import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from './compose';
import { type Block, noteName } from './document';
import { renderHtml } from './render-html';
import { renderPdf, type ReportFonts } from './render-pdf';
import { garagesInput, noTexts } from './testing/garages';
import { plainPen } from './testing/pen';

const font = (name: string): Uint8Array => readFileSync(require.resolve(`@expo-google-fonts/${name}.ttf`));
const fonts: ReportFonts = {
  serif: font('source-serif-4/400Regular/SourceSerif4_400Regular'),
  serifStrong: font('source-serif-4/600SemiBold/SourceSerif4_600SemiBold'),
  serifItalic: font('source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic'),
  sans: font('source-sans-3/400Regular/SourceSans3_400Regular'),
  sansStrong: font('source-sans-3/600SemiBold/SourceSans3_600SemiBold'),
};

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly type?: string;
  readonly children?: readonly Node[];
}
interface Read {
  readonly pages: readonly {
    text: string;
    width: number;
    height: number;
    tree: Node;
    unmarked: number;
    links: string[];
  }[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly uaPart: string | null;
  readonly mark: { Marked: boolean } | null;
  readonly outline: readonly string[];
  readonly places: readonly string[];
}

function read(bytes: Uint8Array): Read {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-pdf-'));
  try {
    const file = join(folder, 'report.pdf');
    writeFileSync(file, bytes);
    const out = execFileSync(process.execPath, [join(__dirname, 'testing/read-pdf.mjs'), file], {
      encoding: 'utf8',
      maxBuffer: 64e6,
    });
    return JSON.parse(out) as Read;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const flat = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flat)];
const within = (node: Node, role: string): Node[] => flat(node).filter((n) => n.role === role);

/** Measures that a chart or a table of this report shows figures of. */
function measuresWithFigures({ sections }: ReturnType<typeof compose>): ReadonlySet<string> {
  return new Set(
    sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => {
        if (block.kind === 'charts') return block.entries.map(({ row }) => row.indicator.code);
        if (block.kind !== 'table') return [];
        const named = [...block.table.columns, ...block.table.rows].map(({ measure }) => measure);
        return named.filter((code) => code !== undefined);
      }),
  );
}

describe('the PDF', () => {
  const report = compose(garagesInput());
  let bytes: Uint8Array;
  let pdf: Read;
  beforeAll(async () => {
    bytes = await renderPdf(report, plainPen, fonts);
    pdf = read(bytes);
  });

  it('is the same to the byte for the same input', async () => {
    const again = await renderPdf(compose(garagesInput()), plainPen, fonts);
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(again))).toBe(0);
  });

  it('leads from every measure that has figures to its method and source, by links that are read out', () => {
    const links = pdf.pages.flatMap((page) => page.links);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((name) => !pdf.places.includes(name))).toEqual([]);
    expect([...new Set(links)].sort()).toEqual([...measuresWithFigures(report)].map(noteName).sort());
    expect(pdf.pages.flatMap((page) => within(page.tree, 'Link'))).toHaveLength(links.length);
  });

  it('is A4, tagged, in English, with its title and no date but its own', () => {
    for (const page of pdf.pages)
      expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842]);
    expect(pdf.mark?.Marked).toBe(true);
    expect(pdf.uaPart).toBe('1');
    expect(pdf.info['Language']).toBe('en-GB');
    expect(pdf.info['Title']).toContain('The Garages and the Bowl');
    expect(pdf.info['CreationDate']).toMatch(/^D:20210915/);
  });

  it('holds every part as text and as an entry of the outline', () => {
    const all = pdf.pages.map((p) => p.text).join(' ');
    for (const section of report.sections) expect(all).toContain(section.heading);
    expect(pdf.outline).toHaveLength(report.sections.length);
    expect(pdf.outline[8]).toBe('9. What did not work, harms and side effects');
  });

  it('has a structure of headings, lists, tables with headings and figures with a text alternative', () => {
    const roots = pdf.pages.map((p) => p.tree);
    const all = (role: string): Node[] => roots.flatMap((tree) => within(tree, role));
    expect(all('H1')).toHaveLength(1);
    expect(all('H2').length).toBeGreaterThanOrEqual(report.sections.length);
    for (const role of [
      'Sect',
      'H3',
      'P',
      'L',
      'LI',
      'LBody',
      'Table',
      'TR',
      'TH',
      'TD',
      'Caption',
      'BlockQuote',
    ])
      expect([role, all(role).length > 0]).toEqual([role, true]);
    const figures = all('Figure');
    expect(figures.length).toBeGreaterThan(5);
    for (const figure of figures) expect(figure.alt ?? '').not.toBe('');
    expect(figures.map((f) => f.alt)).toContain('Feels safe here by day: a line of 11 waves.');
  });

  it('leaves no text outside the structure and the artifacts', () => {
    expect(pdf.pages.map((p) => p.unmarked)).toEqual(pdf.pages.map(() => 0));
  });

  it('numbers its pages and marks each with its edition and as invented', () => {
    pdf.pages.forEach((page, i) => {
      expect(page.text).toContain(`${i + 1} of ${pdf.pages.length}`);
      expect(page.text).toContain('Edition 3, 15 September 2021, SHA-256 ab12ab12ab12');
      expect(page.text).toContain('invented example');
    });
  });

  it('repeats the headings of a table that runs over the end of a page, outside the structure', async () => {
    const input = garagesInput();
    const [first] = input.page.rows;
    if (!first) throw new Error('The fixture has rows.');
    const many = Array.from({ length: 60 }, (_, i) => ({
      ...input.page.responses[0],
      id: i + 1,
      number: i + 1,
      title: `Response number ${i + 1}`,
    })) as typeof input.page.responses;
    const long = read(
      await renderPdf(compose({ ...input, page: { ...input.page, responses: many } }), plainPen, fonts),
    );
    const over = long.pages.filter((p) => /Response number \d+/.test(p.text));
    expect(over.length).toBeGreaterThan(1);
    for (const page of over) expect(page.text).toContain('Response When Works on Approach State');
    // One row of headings in the structure: the repeated ones are artifacts.
    const heads = over.flatMap((p) => within(p.tree, 'Table')).flatMap((t) => within(t, 'TH'));
    expect(heads.length).toBeGreaterThan(0);
    const rows = over.map((p) => [...p.text.matchAll(/(\d+)\. Response number (\d+)/g)].map((m) => m[2]));
    expect(rows.flat()).toEqual(many.map((r) => String(r.number)));
  });

  it('never leaves a heading at the foot of a page without the first rows of its table', async () => {
    const report = compose(garagesInput());
    const tall = 'as many words as a measure needs to say what it asks of whom, and how '.repeat(2);
    const row = (header: string) => ({ header, cells: [{ text: tall, state: 'words' as const }] });
    const columns = [
      { heading: 'Measure', share: 1, align: 'left' as const },
      { heading: 'What it measures', share: 1, align: 'left' as const },
    ];
    // each heading is led by a little more, so that together they stand at every height of a page
    const blocks = Array.from({ length: 48 }, (_, i): Block[] => [
      { kind: 'paragraph', voice: 'body', runs: [{ text: 'Words. '.repeat(7 * (i % 11)) || 'A word.' }] },
      { kind: 'heading', text: `Heading ${i}:` },
      {
        kind: 'table',
        table: { caption: `Table ${i}:`, columns, rows: [row(`first ${i}:`), row(`second ${i}:`)] },
      },
    ]).flat();
    const [opening] = report.sections;
    if (!opening) throw new Error('the report has no page one');
    const sections = [opening, { ...opening, number: 2, heading: 'Many tables', blocks }];
    const { pages } = read(await renderPdf({ ...report, sections }, plainPen, fonts));
    for (let i = 0; i < 48; i++) {
      const page = pages.find(({ text }) => text.includes(`Heading ${i}:`))?.text ?? '';
      expect([i, page.includes(`Table ${i}:`), page.includes(`second ${i}:`)]).toEqual([i, true, true]);
    }
  });

  it('lists what is missing on its first page', async () => {
    const draft = compose(garagesInput(noTexts));
    const page = read(await renderPdf(draft, plainPen, fonts)).pages[0]?.text ?? '';
    expect(page).toContain('This report is not complete');
    for (const gap of draft.gaps) expect(page).toContain(gap.sentence);
  });

  it('says withheld where a cell is, and never a number in its place', () => {
    const all = pdf.pages.map((p) => p.text).join(' ');
    expect(all).toContain('LOC-15: spring 2021.');
    const line = /spring 2021 71% \([^)]*\) 64% \([^)]*\) (\S+)/.exec(all);
    expect(line?.[1]).toBe('withheld');
  });
});

describe('the web page', () => {
  const report = compose(garagesInput());
  const html = renderHtml(report, plainPen);

  it('leads from every measure that has figures to its method and source', () => {
    const leads = [...html.matchAll(/href="#(measure-[^"]+)"/g)].map(([, name]) => name ?? '');
    expect([...new Set(leads)].sort()).toEqual([...measuresWithFigures(report)].map(noteName).sort());
    for (const name of new Set(leads)) {
      const note = new RegExp(`<tr id="${name}"[^>]*>(.*?)</tr>`, 's').exec(html)?.[1] ?? '';
      expect(note).toContain('methods page');
    }
  });

  it('needs nothing from anywhere else', () => {
    expect(html).not.toMatch(/<script|<link|src=|@import|url\(|https?:\/\/(?!www\.w3\.org)/);
    expect(html).toContain('<html lang="en-GB">');
  });

  it('carries its style in one sheet and on no element, as its strict policy asks', () => {
    expect(html).not.toMatch(/\sstyle=/);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html).toMatch(/\.score\{--tint:linear-gradient\(/);
  });

  it('has one first heading, a heading for each part and real tables', () => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<h2/g)).toHaveLength(12);
    expect(html).toContain('<th scope="col">Measure</th>');
    expect(html).toContain('<th scope="row">');
    expect(html.match(/<table>/g)?.length).toBe(html.match(/<caption>/g)?.length);
  });

  it('shows withheld as a word in a hatched cell', () => {
    expect(html).toMatch(/<td class="withheld[^"]*"><span>withheld<\/span><\/td>/);
  });

  it('writes what people wrote as text, never as markup', () => {
    const nasty = {
      ...noTexts,
      whatDidNotWork: '<img src=x onerror=alert(1)> "quoted" & more than twenty letters',
    };
    const input = garagesInput(nasty);
    const page = renderHtml(
      compose({ ...input, grant: { ...input.grant, identifier: 'x"}</style><script>alert(1)</script>' } }),
      plainPen,
    );
    expect(page).not.toContain('<img src=x');
    expect(page).not.toContain('<script');
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page).toContain('&lt;img src=x');
  });
});
