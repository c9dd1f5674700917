import { createHash } from 'node:crypto';
import { editionManifest } from '@waymark/contract';
import {
  composeSiteHashes,
  composeSiteIndex,
  composeSitePlace,
  csvPath,
  placePath,
  renderHtml,
  type ReportDocument,
  type SiteEdition,
} from '@waymark/reports';
import { codebookCsv, dataCsv, takenFromContext } from '../across/page-csv';
import { chartPen } from '../reports/chart-pen';
import { publishedAnswer } from './edition-answer';
import type { ListedEdition, EditionFileEntity } from './edition.entity';
import type { PublishedService } from './published.service';

export interface SiteFile {
  readonly path: string;
  readonly text: string;
}

/**
 * An edition as a folder of plain files: its sealed bytes as they are, and pages made from the very pages of the server. One place
 * after the other, so that a large edition needs no more memory than its largest place.
 */
export async function* siteOf(
  row: ListedEdition,
  files: readonly EditionFileEntity[],
  published: Pick<PublishedService, 'pageOf'>,
  invented: boolean,
): AsyncGenerator<SiteFile> {
  const sealed = files.find(({ path }) => path === 'edition.json');
  if (!sealed) return;
  const manifest = editionManifest.parse(JSON.parse(sealed.body));
  const site: SiteEdition = {
    edition: publishedAnswer(row, sealed, () => true),
    files: manifest.files,
    invented,
  };
  const sums: string[] = [];
  const made = (path: string, text: string): SiteFile => {
    sums.push(`${createHash('sha256').update(text).digest('hex')}  ${path}`);
    return { path, text };
  };
  const page = (path: string, document: ReportDocument) => made(path, renderHtml(document, chartPen));
  for (const { path, body } of files) yield made(path, body);
  for (const { id } of manifest.contexts) {
    for (const periods of ['as_collected', 'financial_year'] as const) {
      const place = await published.pageOf(row, id, periods);
      yield page(placePath(id, periods), composeSitePlace(site, place, periods));
      if (periods === 'financial_year') continue;
      const taken = takenFromContext(place);
      yield made(csvPath(id, 'data'), dataCsv(taken));
      yield made(csvPath(id, 'codebook'), codebookCsv(taken));
    }
  }
  yield page('index.html', composeSiteIndex(site));
  yield page('hashes.html', composeSiteHashes(site));
  yield { path: 'SHA256SUMS', text: `${sums.join('\n')}\n` };
}
