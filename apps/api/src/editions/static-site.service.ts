import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { editionManifest } from '@waymark/contract';
import { codebookCsv, dataCsv, takenFromContext } from '../across/page-csv';
import { FrameworkService } from '../catalogue/framework.service';
import { MethodsService } from '../catalogue/methods.service';
import { VERSION } from '../version';
import type { ListedEdition } from './edition.entity';
import { EditionsStore } from './editions.store';
import { PublishedService } from './published.service';

export interface SiteFile {
  readonly path: string;
  readonly text: string;
}

/** An edition as a folder of plain files: its sealed bytes as they are, and pages made from the very pages of the server. */
@Injectable()
export class StaticSite {
  constructor(
    private readonly store: EditionsStore,
    private readonly published: PublishedService,
    private readonly methods: MethodsService,
    private readonly words: FrameworkService,
  ) {}

  /**
   * One place after the other, so that a large edition needs no more memory than its largest place. `style`: the style sheet that
   * the dashboard was built with.
   */
  async *files(row: ListedEdition, style: string): AsyncGenerator<SiteFile> {
    const { plain } = await import('./plain-pages');
    const paths = plain.plainPaths;
    const sealed = await this.store.files(row.id);
    const first = sealed.find(({ path }) => path === 'edition.json');
    if (!first) return;
    const manifest = editionManifest.parse(JSON.parse(first.body));
    const [any] = manifest.contexts;
    const sample = any && (await this.published.pageOf(row, any.id, 'as_collected'));
    const site = {
      edition: this.published.answerOf(row, first),
      files: manifest.files,
      invented: sample?.context.invented ?? false,
      version: VERSION,
      glossary: this.words.framework.glossary,
      methods: this.methods.list().map(({ slug }) => this.methods.page(slug)),
    };
    const sums: string[] = [];
    const rules = new StyleRules();
    const made = (path: string, text: string): SiteFile => {
      sums.push(`${createHash('sha256').update(text).digest('hex')}  ${path}`);
      return { path, text };
    };
    const page = (path: string, html: string) => made(path, rules.outOf(html));
    for (const { path, body } of sealed) yield made(path, body);
    for (const { id } of manifest.contexts) {
      for (const periods of ['as_collected', 'financial_year'] as const) {
        const place = await this.published.pageOf(row, id, periods);
        yield page(paths.place(id, periods), plain.plainPlace({ site, page: place, periods }));
        for (const { path, text } of plain.plainDrawings({ page: place, periods })) yield made(path, text);
        if (periods === 'financial_year') continue;
        const taken = takenFromContext(place);
        yield made(paths.csv(id, 'data'), dataCsv(taken));
        yield made(paths.csv(id, 'codebook'), codebookCsv(taken));
      }
    }
    for (const { slug } of site.methods) yield page(paths.method(slug), plain.plainMethod(site, slug));
    yield page(paths.methods(), plain.plainMethods(site));
    yield page(paths.hashes(), plain.plainHashes(site));
    yield page(paths.index(), plain.plainIndex(site));
    yield made(paths.style(), `${style}${rules.text}`);
    yield { path: 'SHA256SUMS', text: `${sums.join('\n')}\n` };
  }
}

/** Styles of single elements as rules of the one style sheet: a strict policy of a web host lets no page carry them itself. */
class StyleRules {
  private readonly names = new Map<string, string>();

  outOf(html: string): string {
    return html.replace(/ style="([^"]*)"/g, (_, style: string) => ` data-style="${this.nameOf(style)}"`);
  }

  get text(): string {
    return [...this.names].map(([style, name]) => `[data-style='${name}']{${style}}\n`).join('');
  }

  private nameOf(style: string): string {
    const known = this.names.get(style) ?? String(this.names.size + 1);
    this.names.set(style, known);
    return known;
  }
}
