import type { INestApplication } from '@nestjs/common';
import { type ReportTexts, reportTexts } from '@waymark/contract';
import type { Actor } from '../access/actor';
import { PlacesStore } from '../catalogue/places.store';
import { WorkStore } from '../catalogue/work.store';
import { Refusal } from '../http/refusals';
import { privateNameGaps } from './private-name';
import { ReportFilesService } from './report-files.service';
import { ReportInputService } from './report-input.service';
import { ReportsStore } from './reports.store';
import { textsOf } from './reports.service';
import { gapsOf } from '@waymark/reports';

export interface ReportOrder {
  /** Short code of the context (A-garages), or its number. */
  readonly context: string;
  /** The grant's identifier (360G-demo-G3), the end of it where only one ends so (G3), or its number. */
  readonly grant: string;
  readonly format: 'pdf' | 'html';
  /** Number of the edition it tells of; left out: the newest that has the context. */
  readonly edition?: number;
  /** Words for this report; left out, those last written for the same grant and context are taken. */
  readonly texts?: Partial<ReportTexts>;
}

export interface RenderedReport {
  readonly bytes: Uint8Array;
  /** What the report still lacks, a sentence each: for the person at the terminal. */
  readonly gaps: readonly string[];
}

/** One report for the command line: the same input, composition and renderers as the web page. Refuses in a sentence. */
export async function renderReport(
  app: INestApplication,
  actor: Actor,
  order: ReportOrder,
): Promise<RenderedReport> {
  const contextId = await contextNamed(app.get(PlacesStore), actor, order.context);
  const grantId = await grantNamed(app.get(WorkStore), actor, order.grant, contextId);
  const inputs = app.get(ReportInputService);
  const subject = await inputs.newSubject(actor, grantId, contextId);
  const draft = await app.get(ReportsStore).latestFor(actor, grantId, contextId);
  const texts = reportTexts.parse({ ...(draft ? textsOf(draft) : {}), ...order.texts });
  const input = await inputs.input(actor, subject, texts, order.edition ?? draft?.edition ?? null);
  if (typeof input === 'string') throw refused(input);
  const files = app.get(ReportFilesService);
  return {
    bytes: order.format === 'pdf' ? await files.pdf(input) : Buffer.from(files.html(input), 'utf8'),
    gaps: [...privateNameGaps(texts, subject.context.privateName), ...gapsOf(input)].map(
      (gap) => gap.sentence,
    ),
  };
}

const refused = (detail: string): Refusal => new Refusal(400, 'Please check what was asked for', detail);

async function contextNamed(places: PlacesStore, actor: Actor, name: string): Promise<number> {
  const contexts = await places.contexts(actor);
  const found = contexts.find((c) => c.code === name) ?? contexts.find((c) => String(c.id) === name);
  if (found) return found.id;
  const codes = contexts.map((c) => c.code).join(', ');
  throw refused(
    `There is no context ${name} here. ${codes ? `There is: ${codes}.` : 'None was set up yet.'}`,
  );
}

/** One award to several organisations is one grant each: of those that fit, the one for this context is meant. */
async function grantNamed(work: WorkStore, actor: Actor, name: string, contextId: number): Promise<number> {
  const grants = await work.grants(actor);
  const fits = grants.filter(
    ({ grant }) =>
      grant.identifier === name || grant.identifier.endsWith(`-${name}`) || String(grant.id) === name,
  );
  const found = fits.find(({ contextIds }) => contextIds.includes(contextId)) ?? fits[0];
  if (found) return found.grant.id;
  const names = [...new Set(grants.map(({ grant }) => grant.identifier))].join(', ');
  throw refused(`There is no grant ${name} here. ${names ? `There is: ${names}.` : 'None was set up yet.'}`);
}
