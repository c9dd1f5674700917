import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PageEdition, Report } from '@waymark/contract';
import { useId } from 'react';
import { call } from '../../api/client';
import type { Trouble } from '../../api/errors';
import { TroubleBox } from '../../parts/waiting';
import { Way } from '../../parts/way';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';
import { Notices } from '@waymark/charts/react';

const named = ({ number, released, standing }: PageEdition): string =>
  `Edition ${number}, released ${dayWords(released)}${standing === 'provisional' ? ', provisional' : ''}`;

/** Which edition the figures of a report come from; a report never tells of live ones. */
export function ReportEdition({ report }: { readonly report: Report }) {
  const id = useId();
  const client = useQueryClient();
  const { from, editions, edition } = report;
  const choose = useMutation<Report, Trouble, number | null>({
    mutationFn: (next) => call('changeReport', { params: { id: report.id }, body: { edition: next } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['report'] }),
  });
  return (
    <div className="wm-report-edition" id="field-figures">
      {editions.length === 0 && edition === null ? (
        <p>
          No edition has this place yet, so there is nothing a report could tell.{' '}
          <Way page="editions" to={paths.editions()}>
            Editions and their drafts
          </Way>
        </p>
      ) : (
        <p>
          <label className="wm-choice" htmlFor={id}>
            Figures of
            <select
              id={id}
              value={edition ?? ''}
              disabled={choose.isPending}
              onChange={({ target }) => choose.mutate(target.value === '' ? null : Number(target.value))}
            >
              <option value="">The newest edition</option>
              {edition !== null && !editions.some(({ number }) => number === edition) ? (
                <option value={edition}>Edition {edition}, which is not there any more</option>
              ) : null}
              {editions.map((one) => (
                <option key={one.sha256} value={one.number}>
                  {named(one)}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      {from && edition === null ? <p className="wm-small">{named(from)}.</p> : null}
      {from ? <Notices notices={from.notices} /> : null}
      {choose.error ? <TroubleBox trouble={choose.error} /> : null}
    </div>
  );
}
