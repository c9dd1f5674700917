import { z } from 'zod';
import { newShareLink, publishedEdition, shareLink } from '../nouns/edition-draft';
import { isoDate } from '../nouns/period';
import { releasedContextPage } from '../nouns/page';
import { byId } from './catalogue';
import { endpoint, everyone, managers } from './endpoint';
import { sha256 } from '../nouns/edition';

const periods = z.enum(['as_collected', 'financial_year']).default('as_collected');

/** What opens a link: it travels in the body, never in an address that a proxy could write down. */
const opener = z.strictObject({
  token: z.string().min(20).max(100),
  passphrase: z.string().max(200).default(''),
});

/** What a link leads to: one edition, whole, and nothing beside it. */
export const sharedEdition = z.strictObject({
  edition: publishedEdition,
  expires: isoDate,
  invented: z.boolean(),
});
export type SharedEdition = z.infer<typeof sharedEdition>;

/** Reading an edition before release, as rows, and by a link without an account. */
export const shareLinkEndpoints = {
  editionPlacePage: endpoint({
    name: 'editionPlacePage',
    method: 'GET',
    path: '/editions/:id/contexts/:contextId/page',
    summary: 'The page of one place, composed from a draft exactly as outsiders will see it',
    roles: managers,
    params: byId.extend({ contextId: byId.shape.id }),
    query: z.strictObject({ periods }),
    response: releasedContextPage,
  }),
  publishedCsv: endpoint({
    name: 'publishedCsv',
    method: 'GET',
    path: '/published/:sha256/contexts/:id/figures.csv',
    summary: 'The figures of one place in an edition as rows, or the codebook that explains them',
    roles: everyone,
    params: z.strictObject({ sha256 }).extend(byId.shape),
    query: z.strictObject({ part: z.enum(['data', 'codebook']).default('data') }),
    file: ['text/csv'],
    audit: 'export',
  }),
  shareLinks: endpoint({
    name: 'shareLinks',
    method: 'GET',
    path: '/editions/:id/links',
    summary: 'Links to an edition: for whom, until when, how often opened',
    roles: managers,
    params: byId,
    response: z.array(shareLink),
  }),
  addShareLink: endpoint({
    name: 'addShareLink',
    method: 'POST',
    path: '/share-links',
    summary: 'Make a link to one published edition; its address is answered this once',
    roles: managers,
    body: newShareLink,
    response: z.strictObject({ link: shareLink, url: z.string() }),
    status: 201,
  }),
  revokeShareLink: endpoint({
    name: 'revokeShareLink',
    method: 'POST',
    path: '/share-links/:id/revoke',
    summary: 'Take a link back: it opens nothing from now on',
    roles: managers,
    params: byId,
    response: shareLink,
    status: 200,
  }),
  openShared: endpoint({
    name: 'openShared',
    method: 'POST',
    path: '/shared',
    summary: 'What a link leads to, for whoever holds it',
    roles: 'anyone',
    body: opener,
    response: sharedEdition,
    status: 200,
  }),
  sharedPage: endpoint({
    name: 'sharedPage',
    method: 'POST',
    path: '/shared/page',
    summary: 'The page of one place in the edition that a link leads to',
    roles: 'anyone',
    body: opener.extend({ contextId: z.int().positive(), periods }),
    response: releasedContextPage,
    status: 200,
  }),
  sharedFile: endpoint({
    name: 'sharedFile',
    method: 'POST',
    path: '/shared/file',
    summary: 'A file of the edition that a link leads to, with the bytes as released',
    roles: 'anyone',
    body: opener.extend({
      path: z.string().regex(/^(edition\.json|tables\/\d{1,9}\.json)$/, 'That is no file of an edition.'),
    }),
    file: ['application/json'],
    audit: 'export',
    status: 200,
  }),
} as const;
