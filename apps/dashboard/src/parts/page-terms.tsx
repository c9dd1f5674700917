import { PLACE_TERMS } from '@waymark/charts/words';
import { useQuery } from '@tanstack/react-query';
import { createContext, Fragment, type ReactNode } from 'react';
import { query } from '../api/queries';
import { type PageName, useMay } from '../reach';
import './page-terms.css';
import { Term } from './term';

/** Words of the framework that headings and labels of a page use and that do not explain themselves where they stand. */
export const pageTerms: Partial<Readonly<Record<PageName, readonly string[]>>> = {
  morning: ['review', 'VCS'],
  contexts: ['level', 'peer group', 'pseudonym'],
  contextNew: ['level', 'pseudonym', 'peer group'],
  contextEdit: ['pseudonym', 'link', 'response', 'series break', 'baseline', 'guardianship'],
  context: ['wave', 'interval', 'baseline', 'context-only', 'guardianship', 'rubric', 'ecological'],
  time: [
    'wave',
    'interval',
    'series break',
    'baseline',
    'context-only',
    'control chart',
    'run chart',
    'phase',
  ],
  inquiry: [
    'contribution',
    'baseline',
    'interval',
    'ecological',
    'guardianship',
    'wave',
    'interrupted time series',
    'difference in differences',
    'resembling neighbours',
  ],
  record: [
    'observation',
    'wave',
    'rubric',
    'missing',
    'breakdown',
    'guardianship',
    'ecological',
    'caring intention',
  ],
  tally: ['observation', 'breakdown'],
  answers: ['wave'],
  history: ['observation', 'correction', 'breakdown', 'guardianship', 'ecological'],
  plan: [
    'assessment',
    'context weighting',
    'goal',
    'baseline',
    'target',
    'plan change',
    'response',
    'review',
    'guardianship',
  ],
  contextMeetings: [
    'balance',
    'turned decision',
    'two coders',
    'settled',
    'weighted kappa',
    'VCS',
    'guardianship',
    'take over',
  ],
  meetings: [
    'context conference',
    'peer group conference',
    'multi-agency panel',
    'turned decision',
    'two coders',
    'VCS',
  ],
  planDocuments: ['guardianship map', 'guardian', 'parity', 'VCS', 'guardianship', 'ecological'],
  concerns: ['caring intention', 'two coders', 'settled'],
  indicators: ['indicator', 'ecological', 'behaviour-based', 'context-only', 'guardianship'],
  indicator: [
    'indicator',
    'verdict',
    'adjusted for many',
    'baseline',
    'guardianship',
    'ecological',
    'interval',
  ],
  compare: ['indicator', 'interval', 'adjusted for many', 'displacement', 'guardianship', 'ecological'],
  portfolio: ['grant', 'funding gap', 'claim', 'regression to the mean'],
  quality: ['missing', 'correction', 'rubric', 'guardianship', 'ecological', 'context-only', 'wave'],
  grants: ['grant', 'funding gap', 'guardianship'],
  import: ['import', 'dry run', 'undo'],
  importDraft: ['dry run', 'breakdown'],
  importJob: ['import', 'undo', 'correction'],
  reference: ['reference data', 'area'],
  editions: ['edition', 'released', 'withheld'],
  edition: ['edition', 'released', 'withheld', 'audit'],
  editionPlace: ['released', ...PLACE_TERMS],
  published: ['edition', 'withheld'],
  publishedEdition: ['edition', 'released', 'withheld'],
  publishedPlace: PLACE_TERMS,
  reports: ['report', 'edition', 'claim'],
  report: ['claim', 'contribution', 'withheld', 'baseline', 'target', 'guardianship', 'ecological', 'wave'],
  partnerships: ['partnership', 'VCS'],
  partnership: ['partnership', 'pseudonym', 'guardianship', 'parity', 'target', 'guardianship map'],
  audit: ['pseudonym'],
  protection: ['edition'],
  protectionPart: ['pseudonym', 'wave'],
  planDocument: ['guardianship map', 'guardianship', 'parity'],
  methods: ['drift', 'balance', 'wave'],
  partnershipValues: ['ecological'],
  partnershipBalance: ['balance', 'turned decision', 'VCS', 'drift', 'ecological', 'behaviour-based'],
  youngDesk: ['round', 'voice'],
};

/** What stands under the first sentence of a page: given by whoever let the reader in. */
export const UnderLede = createContext<ReactNode>(null);

/** The words of a page, each with its line of the glossary on hover, focus and touch. */
export function PageTerms({ page }: { readonly page: PageName }) {
  const may = useMay();
  const terms = pageTerms[page] ?? [];
  const { data } = useQuery({
    ...query('framework', {}),
    enabled: terms.length > 0 && may('framework'),
  });
  if (!data || terms.length === 0) return null;
  return (
    <p className="wm-page-terms wm-screen-only">
      <span>Words used here: </span>
      {terms.map((term, i) => (
        <Fragment key={term}>
          {i > 0 && ' '}
          <span className="wm-page-term">
            <Term term={term} />
            {i < terms.length - 1 && ','}
          </span>
        </Fragment>
      ))}
    </p>
  );
}
