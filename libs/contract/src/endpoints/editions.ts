import { z } from 'zod';
import { freeText } from '../free-text';
import { edition, editionPreview, newEdition, publishedEdition } from '../nouns/edition-draft';
import { sha256 } from '../nouns/edition';
import { releasedContextPage } from '../nouns/page';
import { byId } from './catalogue';
import { endpoint, everyone, managers } from './endpoint';

const bySha = z.strictObject({ sha256 });
const words = (ask: string) =>
  freeText(z.string().trim().min(1, ask).max(2000, 'Keep it under 2,000 characters.'));

/** Editions: what people outside the team see. Drafted, approved by a second person, released whole, never changed. */
export const editionEndpoints = {
  editions: endpoint({
    name: 'editions',
    method: 'GET',
    path: '/editions',
    summary: 'Editions of your organisations in every state, the latest first',
    roles: managers,
    response: z.array(edition),
  }),
  addEdition: endpoint({
    name: 'addEdition',
    method: 'POST',
    path: '/editions',
    summary: 'Choose what an edition is to hold, and begin its draft',
    roles: managers,
    whole: true,
    body: newEdition,
    response: edition,
    status: 201,
  }),
  edition: endpoint({
    name: 'edition',
    method: 'GET',
    path: '/editions/:id',
    summary: 'One edition: its state, how far the draft is, who decided what',
    roles: managers,
    params: byId,
    response: edition,
  }),
  editionPreview: endpoint({
    name: 'editionPreview',
    method: 'GET',
    path: '/editions/:id/preview',
    summary: 'Exactly what outsiders will see, and for the team what they will not, and why',
    roles: managers,
    params: byId,
    response: editionPreview,
  }),
  redraftEdition: endpoint({
    name: 'redraftEdition',
    method: 'POST',
    path: '/editions/:id/draft',
    summary: 'Draft again from the figures as they are now, or go on where a draft stopped',
    roles: managers,
    params: byId,
    response: edition,
    status: 200,
  }),
  submitEdition: endpoint({
    name: 'submitEdition',
    method: 'POST',
    path: '/editions/:id/submit',
    summary: 'Hand a draft to a second person',
    roles: managers,
    params: byId,
    body: z.strictObject({ note: freeText(z.string().trim().max(2000)).default('') }),
    response: edition,
    status: 200,
  }),
  decideEdition: endpoint({
    name: 'decideEdition',
    method: 'POST',
    path: '/editions/:id/decide',
    summary: 'Approve a draft that somebody else handed in, or return it with a reason',
    roles: managers,
    params: byId,
    body: z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('approve'),
        note: freeText(z.string().trim().max(2000)).default(''),
      }),
      z.strictObject({ decision: z.literal('return'), note: words('Say what should change.') }),
    ]),
    response: edition,
    status: 200,
  }),
  releaseEdition: endpoint({
    name: 'releaseEdition',
    method: 'POST',
    path: '/editions/:id/release',
    summary: 'Give an approved edition its number and seal it: from then on it never changes',
    roles: managers,
    params: byId,
    response: edition,
    status: 200,
  }),
  withdrawEdition: endpoint({
    name: 'withdrawEdition',
    method: 'POST',
    path: '/editions/:id/withdraw',
    summary: 'Withdraw a published edition: it keeps its number and says why',
    roles: managers,
    params: byId,
    body: z.strictObject({ why: words('Say why the edition is withdrawn.') }),
    response: edition,
    status: 200,
  }),
  publishedEditions: endpoint({
    name: 'publishedEditions',
    method: 'GET',
    path: '/published',
    summary: 'Published editions with places within your reach',
    roles: everyone,
    response: z.array(publishedEdition),
  }),
  publishedManifest: endpoint({
    name: 'publishedManifest',
    method: 'GET',
    path: '/published/:sha256/edition.json',
    summary: 'What an edition is, with the hash of every file in it: the same bytes for ever',
    roles: everyone,
    params: bySha,
    file: ['application/json'],
    audit: 'export',
    unchanging: true,
  }),
  publishedTable: endpoint({
    name: 'publishedTable',
    method: 'GET',
    path: '/published/:sha256/tables/:file',
    summary: 'The whole tables of one place in an edition: the same bytes for ever',
    roles: everyone,
    params: bySha.extend({ file: z.string().regex(/^\d{1,9}\.json$/) }),
    file: ['application/json'],
    audit: 'export',
    unchanging: true,
  }),
  publishedPage: endpoint({
    name: 'publishedPage',
    method: 'GET',
    path: '/published/:sha256/contexts/:id/page',
    summary: 'The page of one place, composed from the edition and nothing else',
    roles: everyone,
    params: bySha.extend(byId.shape),
    query: z.strictObject({ periods: z.enum(['as_collected', 'financial_year']).default('as_collected') }),
    response: releasedContextPage,
  }),
} as const;
