import type { EditionFile, GlossaryTerm, MethodPage, PublishedEdition } from '@waymark/contract';

/** What every page of a published folder draws on. */
export interface PlainSite {
  readonly edition: PublishedEdition;
  readonly files: readonly EditionFile[];
  readonly invented: boolean;
  /** Of the product that wrote the folder. */
  readonly version: string;
  readonly glossary: readonly GlossaryTerm[];
  readonly methods: readonly Pick<MethodPage, 'slug' | 'title' | 'answers' | 'markdown'>[];
}
/** Each place has a page a grouping. */
export type PlainPeriods = 'as_collected' | 'financial_year';

/** Every address of a published folder, from its root. Pages lead to each other by relative addresses, so that it can be moved. */
export const plainPaths = {
  style: () => 'style.css',
  index: () => 'index.html',
  hashes: () => 'hashes.html',
  methods: () => 'methods/index.html',
  method: (slug: string) => `methods/${slug}.html`,
  place: (id: number, periods: PlainPeriods) =>
    periods === 'as_collected' ? `places/${id}.html` : `places/${id}-years.html`,
  csv: (id: number, part: 'data' | 'codebook') => `downloads/${id}-${part}.csv`,
  table: (id: number) => `tables/${id}.json`,
  drawing: (id: number, periods: PlainPeriods, key: string) =>
    `drawings/${id}${periods === 'as_collected' ? '' : '-years'}-${key.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.svg`,
} as const;
