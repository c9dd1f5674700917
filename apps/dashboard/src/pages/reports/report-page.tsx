import { useQuery } from '@tanstack/react-query';
import type { Report } from '@waymark/contract';
import { type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { addressOf } from '../../api/client';
import { query } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
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

/** What a download has to know of the words beside it. */
type Saved = Pick<ReturnType<typeof useSavedTexts>, 'saveAll' | 'isSaved'>;

/** Writing one report: words at the left, what is missing and the report itself beside them. */
export function ReportPage() {
  const { id = '' } = useParams();
  const result = useQuery(query('report', { params: { id: Number(id) } }));
  const saved = useRef<Saved | null>(null);
  return (
    <Page
      wide
      title={result.data?.contextName ?? 'Report'}
      crumb={<Link to={paths.reports()}>Reports</Link>}
      lede={result.data && `Report to ${result.data.funder}, for ${result.data.grantTitle}`}
      actions={result.data && <Downloads key={id} id={result.data.id} savedRef={saved} />}
    >
      <Waiting for={result}>
        {(report) => (
          <Scoped>
            {(scope) => (
              <Editor key={`${scope} ${report.id}`} scope={scope} report={report} savedRef={saved} />
            )}
          </Scoped>
        )}
      </Waiting>
    </Page>
  );
}

interface Words {
  readonly savedRef: RefObject<Saved | null>;
}

/** The files of a report. What was typed a moment ago is saved first, so that no file lacks it. */
function Downloads({ id, savedRef }: Words & { readonly id: number }) {
  const [lacking, setLacking] = useState<{ readonly href: string; readonly file: string } | null>(null);
  const at = { params: { id } };
  const first = async (event: MouseEvent<HTMLAnchorElement>) => {
    const link = event.currentTarget;
    const { current } = savedRef;
    setLacking(null);
    if (current === null || current.isSaved()) return;
    event.preventDefault();
    if (await current.saveAll()) link.click();
    else setLacking({ href: link.getAttribute('href') ?? '', file: link.download });
  };
  const take = (event: MouseEvent<HTMLAnchorElement>) => void first(event);
  return (
    <>
      <a className="wm-button wm-button-main" href={addressOf('reportPdf', at)} download onClick={take}>
        Download PDF
      </a>
      <a
        className="wm-button"
        href={addressOf('reportHtml', at)}
        download={`report-${id}.html`}
        onClick={take}
      >
        Download web page
      </a>
      {lacking && (
        <p className="wm-notice" role="alert">
          The file would lack the last words you typed: they could not be saved, and are kept on this device.{' '}
          <a href={lacking.href} download={lacking.file}>
            Download it as it was last saved
          </a>
        </p>
      )}
    </>
  );
}

function Editor({ scope, report, savedRef }: Words & { readonly scope: string; readonly report: Report }) {
  const { texts, change, state, saveNow, saveAll, isSaved } = useSavedTexts(scope, report);
  useEffect(() => {
    savedRef.current = { saveAll, isSaved };
    return () => {
      savedRef.current = null;
    };
  }, [savedRef, saveAll, isSaved]);
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
