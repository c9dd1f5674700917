import type { MappingUse, TableRule } from '@waymark/contract';
import { contractServer, type Handlers } from './contract-server';
import { returnCells, returnFile, returnPreview, returnProposal } from './quarterly-return';
import { context, framework, indicator, session, site } from './samples';

/** A server that was sent the invented return; what the page sends it to look at is remembered. */
export function serveReturn(handlers: Handlers = {}) {
  const uses: MappingUse[] = [];
  const server = contractServer({
    session: () => session,
    framework: () =>
      framework({ indicators: [indicator(), indicator({ code: 'LOC-04', title: 'Knows a trusted adult' })] }),
    contexts: () => [context()],
    sites: () => [site()],
    mappings: () => [],
    importDraft: () => returnFile(),
    importDraftCells: ({ query }) => returnCells(Number(query?.from ?? 1), Number(query?.rows ?? 60)),
    importDraftProposal: () => returnProposal(),
    previewMapping: ({ body }) => {
      uses.push(body as MappingUse);
      return returnPreview();
    },
    ...handlers,
  });
  const tableSent = (): TableRule => {
    const mapping = uses.at(-1)?.mapping;
    if (mapping?.kind !== 'table' || !mapping.table.tables[0]) throw new Error('no table was sent');
    return mapping.table.tables[0];
  };
  return { server, uses, tableSent };
}
