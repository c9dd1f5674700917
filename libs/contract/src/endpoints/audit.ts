import { z } from 'zod';
import { auditChain, auditFilters, auditPage } from '../nouns/audit';
import { endpoint, managers } from './endpoint';

/** Who did what, when and why: for administrators and managers, of their own organisations. */
export const auditEndpoints = {
  auditEntries: endpoint({
    name: 'auditEntries',
    method: 'GET',
    path: '/audit',
    summary: 'Entries of the audit log, latest first',
    roles: managers,
    query: auditFilters.extend({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: auditPage,
  }),
  auditChain: endpoint({
    name: 'auditChain',
    method: 'GET',
    path: '/audit/chain',
    summary: 'Whether the audit log is whole, and up to which entry that was checked',
    roles: managers,
    response: auditChain,
  }),
  auditCsv: endpoint({
    name: 'auditCsv',
    method: 'GET',
    path: '/audit.csv',
    summary: 'Entries of the audit log as CSV, with the same filters',
    roles: managers,
    query: auditFilters,
    file: ['text/csv'],
    audit: 'export',
  }),
} as const;
