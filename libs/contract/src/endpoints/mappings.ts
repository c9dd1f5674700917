import { z } from 'zod';
import { importJob } from '../nouns/import';
import { gridWindow, importDraft, mappingPreview, mappingProposal } from '../nouns/mapping-session';
import { mappingName, mappingUse, newSavedMapping, savedMapping } from '../nouns/table-mapping';
import { byId } from './catalogue';
import { endpoint, team } from './endpoint';

const byDraft = z.strictObject({ id: z.uuid() });

/** A mapping made on screen: a file is sent once, looked at, corrected as often as wanted, then imported. */
export const mappingsEndpoints = {
  importDrafts: endpoint({
    name: 'importDrafts',
    method: 'GET',
    path: '/import-drafts',
    summary: 'Files sent to be mapped, latest first; each is removed after a week',
    roles: team,
    response: z.array(importDraft),
  }),
  addImportDraft: endpoint({
    name: 'addImportDraft',
    method: 'POST',
    path: '/import-drafts',
    summary: 'Send any table to be mapped: nothing of it is imported',
    roles: team,
    query: z.strictObject({ name: z.string().min(1).max(200) }),
    upload: true,
    response: importDraft,
    status: 202,
  }),
  importDraft: endpoint({
    name: 'importDraft',
    method: 'GET',
    path: '/import-drafts/:id',
    summary: 'A file sent to be mapped, with how far its reading is',
    roles: team,
    params: byDraft,
    response: importDraft,
  }),
  removeImportDraft: endpoint({
    name: 'removeImportDraft',
    method: 'DELETE',
    path: '/import-drafts/:id',
    summary: 'Forget a file that was sent to be mapped',
    roles: team,
    params: byDraft,
    response: z.strictObject({ removed: z.literal(true) }),
  }),
  importDraftCells: endpoint({
    name: 'importDraftCells',
    method: 'GET',
    path: '/import-drafts/:id/cells',
    summary: 'The cells of a stretch of a sheet',
    roles: team,
    params: byDraft,
    query: z.strictObject({
      sheet: z.coerce.number().int().nonnegative().default(0),
      from: z.coerce.number().int().positive().default(1),
      rows: z.coerce.number().int().positive().max(200).default(60),
    }),
    response: gridWindow,
  }),
  importDraftProposal: endpoint({
    name: 'importDraftProposal',
    method: 'GET',
    path: '/import-drafts/:id/proposal',
    summary: 'What was understood of the file: a mapping with the evidence of every choice',
    roles: team,
    params: byDraft,
    /** `saved`: by a mapping saved under this name, or `none` to begin anew; left out: by the one that fits. */
    query: z.strictObject({
      saved: z.string().max(60).optional(),
      /** Where the reader says the heading is: a row as a spreadsheet program shows it, of this sheet. */
      sheet: z.coerce.number().int().nonnegative().optional(),
      heading: z.coerce.number().int().positive().optional(),
      headingRows: z.coerce.number().int().min(1).max(3).optional(),
    }),
    response: mappingProposal,
  }),
  previewMapping: endpoint({
    name: 'previewMapping',
    method: 'POST',
    path: '/import-drafts/:id/preview',
    summary: 'The figures a mapping would make of the file, beside the cells they come from',
    roles: team,
    params: byDraft,
    body: mappingUse,
    response: mappingPreview,
  }),
  importWithMapping: endpoint({
    name: 'importWithMapping',
    method: 'POST',
    path: '/import-drafts/:id/import',
    summary: 'Check the file with this mapping against what stands; committed like any other import',
    roles: team,
    params: byDraft,
    body: mappingUse,
    response: importJob,
    status: 202,
  }),
  mappings: endpoint({
    name: 'mappings',
    method: 'GET',
    path: '/mappings',
    summary: 'Saved mappings, the latest version of each',
    roles: team,
    query: z.strictObject({ name: mappingName.optional() }),
    response: z.array(savedMapping),
  }),
  saveMapping: endpoint({
    name: 'saveMapping',
    method: 'POST',
    path: '/mappings',
    summary: 'Save a mapping; under a name that is there it is the next version',
    roles: team,
    whole: true,
    body: newSavedMapping,
    response: savedMapping,
    status: 201,
  }),
  savedMapping: endpoint({
    name: 'savedMapping',
    method: 'GET',
    path: '/mappings/:id',
    summary: 'One version of a saved mapping',
    roles: team,
    params: byId,
    response: savedMapping,
  }),
  archiveMapping: endpoint({
    name: 'archiveMapping',
    method: 'PATCH',
    path: '/mappings/:id',
    summary: 'Archive a mapping, all its versions, or bring it back: what was imported with it stays',
    roles: team,
    params: byId,
    body: z.strictObject({ archived: z.boolean() }),
    response: savedMapping,
  }),
  mappingYaml: endpoint({
    name: 'mappingYaml',
    method: 'GET',
    path: '/mappings/:id/mapping.yaml',
    summary: 'A saved mapping as a file, for the command line or another installation',
    roles: team,
    params: byId,
    file: ['application/yaml'],
  }),
} as const;
