// Reads a PDF with an independent reader (pdf.js) and prints what it found as JSON. A process of its own, as pdf.js is an
// ES module and Jest is not.
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const pdf = await getDocument({
  data: new Uint8Array(readFileSync(process.argv[2])),
  useSystemFonts: false,
  verbosity: 0,
}).promise;
const pages = [];
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const content = await page.getTextContent({ includeMarkedContent: true });
  const items = content.items.filter((item) => typeof item.str === 'string');
  // Text that stands in no marked content at all would be neither read out nor known as decoration.
  let depth = 0;
  let unmarked = 0;
  for (const item of content.items) {
    if (item.type?.startsWith('beginMarkedContent')) depth += 1;
    else if (item.type === 'endMarkedContent') depth -= 1;
    else if (depth === 0 && item.str?.trim()) unmarked += 1;
  }
  pages.push({
    text: items
      .map((item) => item.str)
      .join(' ')
      .replace(/\s+/g, ' '),
    width: page.view[2],
    height: page.view[3],
    tree: await page.getStructTree(),
    links: (await page.getAnnotations()).flatMap(({ subtype, dest }) => (subtype === 'Link' ? [dest] : [])),
    unmarked,
  });
}
const { info, metadata } = await pdf.getMetadata();
process.stdout.write(
  JSON.stringify({
    pages,
    info,
    uaPart: metadata?.get('pdfuaid:part') ?? null,
    mark: await pdf.getMarkInfo(),
    places: Object.keys((await pdf.getDestinations()) ?? {}),
    outline: (await pdf.getOutline()).map((entry) => entry.title),
  }),
);
