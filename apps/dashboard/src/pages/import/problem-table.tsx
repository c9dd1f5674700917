import type { ImportJob, ImportProblem } from '@waymark/contract';
import { addressOf } from '../../api/client';

/** Every problem with its place and its cure. The whole list is a download. */
export function ProblemTable({ job }: { readonly job: ImportJob }) {
  const { problems, problemCount } = job;
  if (problemCount === 0) return null;
  const errors = problems.filter((p) => p.severity === 'error').length;
  const sheets = new Set(problems.map((p) => p.sheet));
  const shown =
    problems.length < problemCount
      ? `The first ${problems.length.toLocaleString('en-GB')} of ${problemCount.toLocaleString('en-GB')}; all of them are in the download.`
      : '';
  return (
    <section aria-labelledby="problems-title" className="wm-import-part">
      <h2 id="problems-title">{errors > 0 ? 'What is wrong, and what to do' : 'Worth knowing'}</h2>
      <p>
        <a href={addressOf('importProblems', { params: { id: job.id } })} download>
          Download all as CSV
        </a>
        <span className="wm-small"> {shown}</span>
      </p>
      <div className="wm-table-box" tabIndex={0} role="region" aria-label="Table of problems">
        <table className="wm-table wm-problems" role="table">
          <caption>
            {job.file}
            {sheets.size === 1 && problems[0]?.sheet ? `, sheet “${problems[0].sheet}”` : ''}. Rows and
            columns as your spreadsheet program shows them.
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              {sheets.size > 1 && (
                <th role="columnheader" scope="col">
                  Sheet
                </th>
              )}
              {['Row', 'Column', 'Found', 'Expected', 'What to do'].map((title) => (
                <th key={title} role="columnheader" scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {problems.map((problem, index) => (
              <ProblemRow key={index} problem={problem} sheet={sheets.size > 1} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ProblemRow({ problem, sheet }: { readonly problem: ImportProblem; readonly sheet: boolean }) {
  const { severity, row, column, value, expected, fix } = problem;
  return (
    <tr role="row" className={`wm-problem-${severity}`}>
      {sheet && (
        <td role="cell" data-title="Sheet">
          {problem.sheet ?? ''}
        </td>
      )}
      <th role="rowheader" scope="row" data-title="Row">
        {row === null ? 'whole file' : row.toLocaleString('en-GB')}
        <span className="wm-tag">{severity === 'error' ? 'refused' : 'kept'}</span>
      </th>
      <td role="cell" data-title="Column">
        {column ?? '–'}
      </td>
      <td role="cell" data-title="Found">
        {value === null ? 'nothing' : <q>{value}</q>}
      </td>
      <td role="cell" data-title="Expected">
        {expected}
      </td>
      <td role="cell" data-title="What to do">
        {fix}
      </td>
    </tr>
  );
}
