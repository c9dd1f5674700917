// node .ci/make-samples.mjs: writes the samples under data/samples/table that are no plain text: odd bytes, workbooks, OpenDocument.
// Committed with their output, so that anybody can see what a sample holds and make it again.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateRawSync } from 'node:zlib';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'data/samples/table');
const write = (name, bytes) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), bytes);
};

/** A zip archive of texts; the first is stored, as OpenDocument wants its mimetype. */
function zip(parts) {
  const local = [];
  const central = [];
  let offset = 0;
  Object.entries(parts).forEach(([name, content], index) => {
    const raw = Buffer.from(content);
    const packed = index === 0 ? raw : deflateRawSync(raw, { level: 9 });
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(0x0800, 6);
    head.writeUInt16LE(index === 0 ? 0 : 8, 8);
    head.writeUInt32LE(0x00210000, 10);
    head.writeUInt32LE(crc32(raw), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(raw.length, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    local.push(head, Buffer.from(name), packed);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 4, 28);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    central.push(entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  });
  const index = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, index, end]);
}

const escaped = (text) =>
  String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const letters = (at) => String.fromCharCode(65 + at);

/** Cells: a text, a number, null, {percent}, {date: 'YYYY-MM-DD'} or {formula, is}. */
function xlsxSheet({ rows, merges = [] }) {
  const days = (date) => Math.round((Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000);
  const cell = (value, at, row) => {
    const r = `r="${letters(at)}${row + 1}"`;
    if (value === null) return '';
    if (typeof value === 'string') return `<c ${r} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    if (typeof value === 'number') return `<c ${r}><v>${value}</v></c>`;
    if ('percent' in value) return `<c ${r} s="1"><v>${value.percent}</v></c>`;
    if ('date' in value) return `<c ${r} s="2"><v>${days(value.date)}</v></c>`;
    return `<c ${r}><f>${escaped(value.formula)}</f>${value.is === undefined ? '' : `<v>${value.is}</v>`}</c>`;
  };
  const body = rows
    .map((row, at) =>
      row.length === 0
        ? ''
        : `<row r="${at + 1}">${row.map((value, column) => cell(value, column, at)).join('')}</row>`,
    )
    .join('');
  const merged =
    merges.length > 0
      ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '';
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body}</sheetData>${merged}</worksheet>`;
}

function xlsx(sheets) {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zip({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map(({ name, hidden }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="r${i + 1}"${hidden ? ' state="hidden"' : ''}/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, i) => `<Relationship Id="r${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': `<?xml version="1.0"?><styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, xlsxSheet(sheet)])),
  });
}

/** Rows of cells as for xlsx, besides {span: [columns, rows], text}, {times: n, value} and {blankRows: n}. */
function odsSheet({ name, rows, hidden = false }) {
  const cell = (value) => {
    if (value === null) return '<table:table-cell/>';
    if (typeof value === 'string')
      return `<table:table-cell office:value-type="string"><text:p>${escaped(value)}</text:p></table:table-cell>`;
    if (typeof value === 'number')
      return `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value.toLocaleString('en-GB')}</text:p></table:table-cell>`;
    if ('percent' in value)
      return `<table:table-cell office:value-type="percentage" office:value="${value.percent}"><text:p>${Math.round(value.percent * 100)}%</text:p></table:table-cell>`;
    if ('date' in value)
      return `<table:table-cell office:value-type="date" office:date-value="${value.date}T00:00:00"><text:p>${value.date.split('-').reverse().join('/')}</text:p></table:table-cell>`;
    if ('formula' in value)
      return `<table:table-cell table:formula="of:=${escaped(value.formula)}" office:value-type="float" office:value="${value.is}"><text:p>${value.is}</text:p></table:table-cell>`;
    if ('span' in value)
      return `<table:table-cell table:number-columns-spanned="${value.span[0]}" table:number-rows-spanned="${value.span[1]}" office:value-type="string"><text:p>${escaped(value.text)}</text:p></table:table-cell>${'<table:covered-table-cell/>'.repeat(value.span[0] - 1)}`;
    if ('note' in value)
      return `<table:table-cell office:value-type="float" office:value="${value.value}"><office:annotation><text:p>${escaped(value.note)}</text:p></office:annotation><text:p>${value.value}</text:p></table:table-cell>`;
    return cell(value.value).replace(
      '<table:table-cell',
      `<table:table-cell table:number-columns-repeated="${value.times}"`,
    );
  };
  const body = rows
    .map((row) =>
      'blankRows' in row
        ? `<table:table-row table:number-rows-repeated="${row.blankRows}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`
        : `<table:table-row>${row.map(cell).join('')}<table:table-cell table:number-columns-repeated="1000"/></table:table-row>`,
    )
    .join('');
  return `<table:table table:name="${escaped(name)}" table:style-name="${hidden ? 'ta2' : 'ta1'}">${body}</table:table>`;
}

const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
const contentOf = (sheets) =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${sheets.map(odsSheet).join('')}</office:spreadsheet></office:body></office:document-content>`;
const ods = (sheets) => zip({ mimetype: ODS, 'content.xml': contentOf(sheets) });

const SAFER = ['Site', 'Feel safer / No.', 'Feel safer / Asked'];
const QUARTER = 'Period: Q1 2023/24';

// text in odd bytes
const plain = `${QUARTER}\n${SAFER.join(',')}\nCafé corner,30,62\nHigh Street,12,40\n`;
write('ok/windows-1252.csv', Buffer.from(plain, 'latin1'));
write('ok/utf-16-with-mark.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(plain, 'utf16le')]));
write('ok/bare-cr-line-ends.csv', plain.replace(/\n/g, '\r'));
write('ok/mixed-line-ends.csv', `${QUARTER}\r\n${SAFER.join(',')}\nCafé corner,30,62\r\nHigh Street,12,40\r`);
write('ok/garbled-letters.csv', Buffer.from(plain.replace('Café', Buffer.from('Café').toString('latin1'))));
write(
  'ok/zero-width-spaces.csv',
  plain.replace('Café corner', '\u200bCafé\u00a0corner\u200b').replace('30', '\ufeff30\u200b'),
);
write(
  'ok/300-columns.csv',
  [
    QUARTER,
    [...SAFER, ...Array.from({ length: 297 }, (_, i) => `Spare ${i + 1}`)].join(','),
    `Café corner,30,62${',x'.repeat(297)}`,
    `High Street,12,40${',y'.repeat(297)}`,
    '',
  ].join('\n'),
);

// workbooks
write(
  'ok/workbook-with-merged-headings-and-totals.xlsx',
  xlsx([
    {
      name: 'Return',
      merges: ['A1:D1', 'B3:C3', 'A3:A4'],
      rows: [
        ['Youth work'],
        [QUARTER],
        ['Site', 'Feel safer', null, 'Remarks'],
        [null, 'No.', 'Asked', null],
        ['Café corner', 30, 62, 'quiet'],
        ['High Street', 12, 40, null],
        ['Total', { formula: 'SUM(B5:B6)', is: 42 }, { formula: 'SUM(C5:C6)', is: 102 }],
      ],
    },
  ]),
);
write(
  'ok/formulas-with-saved-results.xlsx',
  xlsx([
    {
      name: 'Return',
      rows: [[QUARTER], SAFER, ['Café corner', { formula: '10+20', is: 30 }, { formula: 'B3+32', is: 62 }]],
    },
  ]),
);
write(
  'ok/hidden-sheet.xlsx',
  xlsx([
    { name: 'Return', rows: [[QUARTER], SAFER, ['Café corner', 30, 62]] },
    { name: 'Old', hidden: true, rows: [[QUARTER], SAFER, ['High Street', 1, 2]] },
  ]),
);
write(
  'ok/a-sheet-for-each-quarter.xlsx',
  xlsx(
    ['Q1 2023-24', 'Q2 2023-24'].map((name, i) => ({
      name,
      rows: [SAFER, ['Café corner', 30 + i, 62], ['High Street', 12, 40 + i]],
    })),
  ),
);
write(
  'ok/dates-and-percentages-as-numbers.xlsx',
  xlsx([
    {
      name: 'Survey',
      rows: [
        ['Site', 'Date', 'Feel safer %'],
        ['Café corner', { date: '2024-03-31' }, { percent: 0.48 }],
        ['High Street', { date: '2024-04-01' }, { percent: 0.3 }],
      ],
    },
  ]),
);

// OpenDocument
write(
  'ok/opendocument-repeated-rows-and-cells.ods',
  ods([
    {
      name: 'Return',
      rows: [
        [QUARTER],
        SAFER,
        ['Café corner', 30, 62],
        ['High Street', { times: 2, value: 40 }],
        { blankRows: 1_048_570 },
      ],
    },
  ]),
);
write(
  'ok/opendocument-merged-hidden-and-noted.ods',
  ods([
    {
      name: 'Return',
      rows: [
        [{ span: [4, 1], text: 'Youth work' }],
        [QUARTER],
        [
          { span: [1, 2], text: 'Site' },
          { span: [2, 1], text: 'Feel safer' },
        ],
        [null, 'No.', 'Asked'],
        ['Café corner', { note: 'counted twice', value: 30 }, { formula: '[.B5]+32', is: 62 }],
      ],
    },
    { name: 'Old', hidden: true, rows: [SAFER, ['High Street', 1, 2]] },
  ]),
);
write(
  'ok/opendocument-dates-and-percentages.ods',
  ods([
    {
      name: 'Survey',
      rows: [
        ['Site', 'Date', 'Feel safer %'],
        ['Café corner', { date: '2024-03-31' }, { percent: 0.48 }],
        ['High Street', { date: '2024-04-01' }, { percent: 0.3 }],
      ],
    },
  ]),
);

// what is no table
write(
  'not-ok/opendocument-text.ods',
  zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>' }),
);
write(
  'not-ok/opendocument-with-password.ods',
  zip({
    mimetype: ODS,
    'content.xml': 'sealed',
    'META-INF/manifest.xml':
      '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
  }),
);
write(
  'not-ok/opendocument-cut-short.ods',
  zip({
    mimetype: ODS,
    'content.xml': contentOf([{ name: 'Return', rows: [SAFER, ['Café corner', 30, 62]] }]).slice(0, -120),
  }),
);
write('not-ok/zip-bomb.ods', zip({ mimetype: ODS, 'content.xml': Buffer.alloc(60_000_000, 0x20) }));
write(
  'not-ok/picture-named-csv.csv',
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
);
write('not-ok/empty-file.csv', '');
write(
  'not-ok/broken-byte-in-utf-8.csv',
  Buffer.concat([Buffer.from(plain), Buffer.from([0x43, 0xff, 0x0a])]),
);
