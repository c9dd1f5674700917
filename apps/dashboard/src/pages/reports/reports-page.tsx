import { useQuery } from '@tanstack/react-query';
import type { Report } from '@waymark/contract';
import { Link } from 'react-router';
import { addressOf } from '../../api/client';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import { NewReportForm } from './new-report-form';
import './reports.css';

/** All report drafts, latest first, and the way to a new one. */
export function ReportsPage() {
  const reports = useQuery(query('reports', {}));
  return (
    <Page
      counted={['counted-records']}
      title="Reports"
      lede="A report tells one funder about one place, from a published edition and your own words. What was recorded since comes with the next edition."
    >
      <section aria-labelledby="new-report">
        <h2 id="new-report">New report</h2>
        <NewReportForm />
      </section>
      <section aria-labelledby="drafts">
        <h2 id="drafts">Drafts</h2>
        <Waiting for={reports}>{(list) => <Drafts reports={list} />}</Waiting>
      </section>
    </Page>
  );
}

const dayOf = (moment: string): string =>
  new Date(moment).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

function Drafts({ reports }: { readonly reports: readonly Report[] }) {
  if (reports.length === 0)
    return (
      <p>No report has been begun. Choose a grant and one of its places above; figures are put in for you.</p>
    );
  return (
    <ul className="wm-report-list">
      {reports.map((report) => (
        <li key={report.id}>
          <h3>
            <Link to={paths.report(report.id)}>{report.contextName}</Link>
          </h3>
          <p>
            To {report.funder}, for {report.grantTitle}
          </p>
          <p className="wm-small">
            {report.gaps.length === 0 ? 'Nothing is missing' : `${report.gaps.length} still missing`}. Last
            written {dayOf(report.updatedAt)}.{' '}
            <a href={addressOf('reportPdf', { params: { id: report.id } })} download>
              PDF<span className="wm-unseen"> of {report.contextName}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
