import type {
  EditionFile,
  EditionNotice,
  PublishedEdition,
  ReleasedContextPage,
  ReleasedRow,
} from '@waymark/contract';
import type { Block, ReportDocument, ReportTable, Ways } from '../document';
import { effortRows, everyRow, reportable } from '../released-rows';
import { everyFigure } from '../templates/funder/figures';
import { chartEntry } from '../templates/funder/first-page';
import { measures } from '../templates/funder/method-note';
import { dayWords, lead, monthWords, plain, words } from '../words';

/** What every page of a published folder says about the edition it belongs to. */
export interface SiteEdition {
  readonly edition: PublishedEdition;
  readonly files: readonly EditionFile[];
  readonly invented: boolean;
}
/** Each place has a page a grouping. */
export type SitePeriods = 'as_collected' | 'financial_year';

export const placePath = (id: number, periods: SitePeriods): string =>
  periods === 'as_collected' ? `places/${id}.html` : `places/${id}-years.html`;
export const csvPath = (id: number, part: 'data' | 'codebook'): string => `downloads/${id}-${part}.csv`;

const NO_AXIS = { start: '2000-01-01', end: '2000-12-31', ticks: [] } as const;

/** How an edition is cited: whoever has the hash can tell whether the bytes are the same. */
const citation = ({ organisation, title, number, released, standing, sha256 }: PublishedEdition): string =>
  `${organisation} (${released.slice(0, 4)}). ${title}. Edition ${number}, released ${dayWords(released)}${standing === 'provisional' ? ', provisional' : ''}. Waymark. SHA-256: ${sha256}`;

function framed({ edition, invented }: SiteEdition) {
  const { number, organisation, released, standing } = edition;
  return {
    language: 'en-GB',
    date: released,
    page: true,
    addressed: `${organisation}, edition ${number}`,
    marks: [
      ...(standing === 'provisional' ? ['provisional'] : []),
      ...edition.notices.map(({ kind }) => kind),
      ...(invented ? ['invented example'] : []),
    ],
    figuresAre: 'As released: counts rounded, small ones withheld',
    foot: `Waymark, ${organisation}, edition ${number}, ${dayWords(released)}`,
    gaps: [],
  } as const;
}

function noticeBlocks(notices: readonly EditionNotice[]): Block[] {
  return notices.map((notice) =>
    notice.kind === 'withdrawn'
      ? { kind: 'notice', title: `Withdrawn on ${dayWords(notice.on)}`, items: [notice.why] }
      : {
          kind: 'notice',
          title: `Corrected on ${dayWords(notice.on)}`,
          items: [`Edition ${notice.by} corrects this one: read that instead.`],
        },
  );
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', voice: 'body', runs: plain(text) });

/** The first page of a published folder: what it is, how it is cited, and the ways to everything in it. */
export function composeSiteIndex(site: SiteEdition): ReportDocument {
  const { edition } = site;
  const { cells, contexts, number, standing } = edition;
  return {
    ...framed(site),
    title: edition.title,
    subject: `Edition ${number} of ${edition.organisation}: ${edition.title}`,
    lede: `${contexts.length === 1 ? 'One place' : `${contexts.length} places`}, ${cells.shown} figures shown, ${cells.withheld} withheld, ${cells.missing} missing.`,
    ways: [
      {
        heading: 'Places',
        items: contexts.map(({ id, pseudonym }) => ({
          text: pseudonym,
          href: placePath(id, 'as_collected'),
        })),
      },
      {
        heading: 'How figures are made',
        items: contexts.map(({ id, pseudonym }) => ({
          text: `Measures and methods of ${pseudonym}`,
          href: `${placePath(id, 'as_collected')}#method`,
        })),
      },
      {
        heading: 'Files',
        items: [
          { text: 'edition.json', href: 'edition.json', support: 'definitions, and the hash of every file' },
          { text: 'Hashes', href: 'hashes.html', support: 'to check that nothing was changed' },
        ],
      },
    ],
    sections: [
      {
        number: null,
        id: 'about',
        heading: 'What this is',
        blocks: [
          ...noticeBlocks(edition.notices),
          paragraph(
            standing === 'provisional'
              ? 'Provisional: a correction is expected, as an edition of its own.'
              : 'Final: meant to stay as it is. A correction would be an edition of its own.',
          ),
          paragraph(
            'A withheld figure exists and is not shown, so that nobody can be recognised. It is not zero. Every interval, verdict, sentence and mark is made from the released figures.',
          ),
        ],
      },
      { number: null, id: 'cite', heading: 'To cite it', blocks: [paragraph(citation(edition))] },
    ],
    axis: { ...NO_AXIS, ticks: [] },
    grants: [],
  };
}

/** A response with its number, its title, when it ran and of what kind it is: what the page of the server says beside its line. */
function responseRuns(response: ReleasedContextPage['responses'][number]) {
  const { number, title, start, end, orientation, approach, state } = response;
  const ran = end === null ? `since ${monthWords(start)}` : `${monthWords(start)} to ${monthWords(end)}`;
  const kinds = [orientation, approach].filter((one) => one !== null && one !== '').join(', ');
  return lead(`${number} ${title}`, `${ran}. ${kinds.replaceAll('_', ' ')}; ${state.replaceAll('_', ' ')}`);
}

const sentences = (texts: readonly string[]): string =>
  texts
    .filter((text) => text.trim() !== '')
    .map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`)
    .join(' ');

/** What stands beside a row on the server's page: with its control limits, what it measures and what was left out. */
function pageEntry(row: ReleasedRow, pairOf: string | null = null, unmeasured: readonly string[] = []) {
  const { measures: measured, unit, direction } = row.indicator;
  return {
    ...chartEntry(row, pairOf),
    row,
    definition: sentences([measured, unit, direction === 'lower' ? 'Lower is better' : '']),
    leftOut: sentences([
      ...row.verdict.leftOut,
      ...(pairOf === null && row.control ? [row.control.sentence] : []),
      ...(unmeasured.length > 0 ? [`Its pair: ${unmeasured.join(', ')}: not measured`] : []),
    ]),
  };
}

/** The page of a place: the very page of the server, with charts drawn and their tables set out. */
export function composeSitePlace(
  site: SiteEdition,
  whole: ReleasedContextPage,
  periods: SitePeriods,
): ReportDocument {
  const page = reportable(whole);
  const { context, cannotSay, life, links } = page;
  const tied = page.rows.flatMap(({ row, pairs, pairMissing }) => [
    pageEntry(row, null, pairMissing),
    ...pairs.map((pair) => pageEntry(pair, row.indicator.title)),
  ]);
  const effort = effortRows(page).map((row) => pageEntry(row));
  const within = new Map(site.edition.contexts.map(({ id, pseudonym }) => [id, pseudonym]));
  const neighbours = links.map((link) => {
    const other = link.direction === 'out' ? link.toContextId : link.fromContextId;
    return { other, name: link.otherName, type: link.type };
  });
  const other = periods === 'as_collected' ? 'financial_year' : 'as_collected';
  const ways: Ways[] = [
    {
      heading: 'This edition',
      items: [
        { text: site.edition.title, href: '../index.html' },
        {
          text: other === 'financial_year' ? 'By financial years' : 'As collected',
          href: `../${placePath(context.id, other)}`,
        },
        { text: 'Figures (CSV)', href: `../${csvPath(context.id, 'data')}` },
        { text: 'Codebook (CSV)', href: `../${csvPath(context.id, 'codebook')}` },
        { text: 'Tables as released (JSON)', href: `../tables/${context.id}.json` },
        ...neighbours
          .filter(({ other: id }) => within.has(id))
          .map(({ other: id, name, type }) => ({
            text: name,
            href: `../${placePath(id, periods)}`,
            support: type,
          })),
      ],
    },
  ];
  const section = (id: string, heading: string, blocks: Block[]) =>
    blocks.length === 0 ? [] : [{ number: null, id, heading, blocks }];
  const charts = (label: string, entries: typeof tied): Block[] =>
    entries.length === 0 ? [] : [{ kind: 'charts', label, entries }];
  return {
    ...framed(site),
    title: context.pseudonym,
    subject: `${context.pseudonym}, ${context.kind}, ${context.site}`,
    lede: page.lede,
    ways,
    sections: [
      ...section(
        'goals',
        'What is aimed at',
        page.goals.length === 0
          ? []
          : [{ kind: 'list', items: page.goals.map(({ code, statement }) => lead(code, statement)) }],
      ),
      ...section(
        'responses',
        'Responses',
        page.responses.length === 0
          ? []
          : [{ kind: 'list', items: page.responses.map((response) => responseRuns(response)) }],
      ),
      ...section('change', 'One history, one time axis', [
        ...noticeBlocks(site.edition.notices),
        ...(tied.length === 0
          ? [paragraph('This edition holds no figure of this place that can be drawn.')]
          : []),
        ...charts(
          'A point is a wave, its whisker the 95% interval, the number under it how many were asked. A thin line with dotted limits is a control chart; a ring marks a latest point that stands out.',
          tied,
        ),
      ]),
      ...section(
        'effort',
        'What was done',
        charts('Effort, kept apart: hours and meetings are not change.', effort),
      ),
      ...section('cannot-say', 'Cannot say', [
        {
          kind: 'list',
          items:
            cannotSay.length === 0
              ? [plain('Nothing on this page is left unsaid for want of data.')]
              : cannotSay.map(({ about, because }) => [
                  { text: `${about.replace(/[.]$/, '')}. `, strong: true },
                  { text: because },
                ]),
        },
      ]),
      ...section(
        'life',
        'Its life',
        life.length === 0
          ? []
          : [{ kind: 'list', items: life.map(({ date, what }) => plain(`${monthWords(date)}: ${what}`)) }],
      ),
      ...section('figures', 'Every figure behind the charts', everyFigure({ page })),
      ...section('method', 'How to read it', [
        ...[page.footnote, page.adjustment].filter((text) => text.trim() !== '').map(paragraph),
        ...(everyRow(page).length > 0
          ? [
              {
                kind: 'table' as const,
                table: {
                  ...measures(everyRow(page)),
                  caption: 'Measures of this page, and where they come from',
                },
              },
            ]
          : []),
      ]),
    ],
    axis: page.axis,
    grants: page.grants,
    responses: page.responses,
  };
}

/** Every file with its hash, and how to check them. */
export function composeSiteHashes(site: SiteEdition): ReportDocument {
  const { edition, files } = site;
  const table: ReportTable = {
    caption: 'SHA-256 of the files of this edition, as released',
    columns: [
      { heading: 'File', share: 20, align: 'left' },
      { heading: 'SHA-256', share: 60, align: 'left' },
      { heading: 'Bytes', share: 10, align: 'right' },
    ],
    rows: [
      { header: 'edition.json', cells: [words(edition.sha256), words('')] },
      ...files.map(({ path, sha256, bytes }) => ({
        header: path,
        cells: [words(sha256), words(String(bytes))],
      })),
    ],
  };
  return {
    ...framed(site),
    title: 'Hashes',
    subject: `Hashes of edition ${edition.number}`,
    lede: 'Whoever has the hash of the edition can tell whether a file was changed on its way.',
    ways: [{ heading: 'This edition', items: [{ text: edition.title, href: 'index.html' }] }],
    sections: [
      {
        number: null,
        id: 'check',
        heading: 'To check them',
        blocks: [
          paragraph(
            'In this folder, “sha256sum -c SHA256SUMS” compares every file. The hash of edition.json is the hash of the edition, the one it is cited by; edition.json holds those of all tables.',
          ),
          { kind: 'table', table },
        ],
      },
    ],
    axis: { ...NO_AXIS, ticks: [] },
    grants: [],
  };
}
