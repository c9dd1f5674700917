import { useQuery } from '@tanstack/react-query';
import type { Indicator } from '@waymark/contract';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { useInView } from '../../filters';
import { paths } from '../../paths';

const directions = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  none: 'Neither higher nor lower is better: the words are only “higher” and “lower”',
} as const;
const roles: Record<Indicator['role'], string> = {
  headline: 'May lead a report',
  supporting: 'Stands beside a headline indicator',
  context_only: 'Context only: grey, never a target, never without its pair',
  effort: 'Effort: what was done, never evidence of change',
  off_by_default: 'Off until someone turns it on',
};
const stop = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What the figure is, where it comes from and what it may be used for. */
export function Definition({ indicator }: { indicator: Indicator }) {
  const { provenance, pair_with: pairs } = indicator;
  const inView = useInView();
  const framework = useQuery({ ...query('framework', {}), enabled: pairs.length > 0 });
  const titleOf = (code: string) => framework.data?.indicators.find((one) => one.code === code)?.title;
  return (
    <dl className="wm-facts">
      <div>
        <dt>Measured as</dt>
        <dd>{indicator.unit}</dd>
      </div>
      <div>
        <dt>Read as</dt>
        <dd>
          {stop(directions[indicator.direction])} {stop(roles[indicator.role])}
        </dd>
      </div>
      <div>
        <dt>Asked of</dt>
        <dd>
          {indicator.respondent_method}; {indicator.frequency.words}
        </dd>
      </div>
      <div>
        <dt>Provenance</dt>
        <dd>
          {stop(provenance.words)} {provenance.validated ? 'Validated.' : 'Not validated.'} Version{' '}
          {indicator.version}.{' '}
          <a href={indicator.source} rel="noreferrer">
            Source
          </a>
        </dd>
      </div>
      {indicator.note === '' ? null : (
        <div>
          <dt>Note</dt>
          <dd>{indicator.note}</dd>
        </div>
      )}
      {pairs.length === 0 ? null : (
        <div>
          <dt>Shown beside</dt>
          <dd>
            {pairs.map((code, i) => (
              <span key={code}>
                {i > 0 ? '; ' : ''}
                <Link to={inView(paths.indicator(code))}>{titleOf(code) ?? code}</Link>
                {titleOf(code) === undefined ? '' : ` (${code})`}
              </span>
            ))}
          </dd>
        </div>
      )}
      {indicator.rubric_anchors === null ? null : (
        <div>
          <dt>Levels</dt>
          <dd>
            <ol start={0}>
              {indicator.rubric_anchors.map((anchor) => (
                <li key={anchor}>{anchor}</li>
              ))}
            </ol>
          </dd>
        </div>
      )}
    </dl>
  );
}
