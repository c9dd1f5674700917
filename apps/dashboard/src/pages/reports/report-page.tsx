import { useQuery } from '@tanstack/react-query';
import type { Report } from '@waymark/contract';
import { Link, useParams } from 'react-router';
import { addressOf } from '../../api/client';
import { query } from '../../api/queries';
import { MarkedWords } from '../../parts/form/marked-words';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import { GapList } from './gap-list';
import { ReportEdition } from './report-edition';
import { ReportPreview } from './report-preview';
import { ReportWords } from './report-words';
import './reports.css';
import { type SaveState, useSavedTexts } from './use-saved-texts';

/** Writing one report: words at the left, what is missing and the report itself beside them. */
export function ReportPage() {
  const { id = '' } = useParams();
  const result = useQuery(query('report', { params: { id: Number(id) } }));
  return (
    <Page
      wide
      title={result.data?.contextName ?? 'Report'}
      crumb={<Link to={paths.reports()}>Reports</Link>}
      lede={result.data && `Report to ${result.data.funder}, for ${result.data.grantTitle}`}
      actions={result.data && <Downloads id={result.data.id} />}
    >
      <Waiting for={result}>{(report) => <Editor key={report.id} report={report} />}</Waiting>
    </Page>
  );
}

function Downloads({ id }: { readonly id: number }) {
  const at = { params: { id } };
  return (
    <>
      <a className="wm-button wm-button-main" href={addressOf('reportPdf', at)} download>
        Download PDF
      </a>
      <a className="wm-button" href={addressOf('reportHtml', at)} download={`report-${id}.html`}>
        Download web page
      </a>
    </>
  );
}

function Editor({ report }: { readonly report: Report }) {
  const { texts, change, state, saveNow } = useSavedTexts(report);
  return (
    <div className="wm-report">
      <div className="wm-report-words">
        <SaveLine state={state} retry={saveNow} />
        <ReportEdition report={report} />
        <GapList gaps={report.gaps} />
        <ReportWords texts={texts} change={change} gaps={report.gaps} />
      </div>
      <ReportPreview
        id={report.id}
        updatedAt={`${report.updatedAt} ${report.from?.sha256 ?? ''}`}
        sayable={report.from !== null}
      />
    </div>
  );
}

const SAVE_WORDS = { saved: 'Everything is saved.', saving: 'Saving …' } as const;

function SaveLine({ state, retry }: { readonly state: SaveState; readonly retry: () => Promise<void> }) {
  if (state.is !== 'kept')
    return (
      <p className="wm-report-save" role="status">
        {SAVE_WORDS[state.is]}
      </p>
    );
  return (
    <div className="wm-trouble" role="alert">
      <p>
        Not saved yet: {state.trouble.sentence} Your words are kept in this browser
        {state.trouble.kind === 'refused' ? '.' : ' and are sent again by themselves.'}
      </p>
      {state.trouble.fields.map(({ field, marked }) => marked && <MarkedWords key={field} marked={marked} />)}
      <button type="button" className="wm-button" onClick={() => void retry()}>
        Try again now
      </button>
    </div>
  );
}
