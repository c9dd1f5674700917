import type { Context, Meeting } from '@waymark/contract';
import { useEffect } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useFilter } from '../../filters';
import { dayWords, teamName } from '../../parts/words';
import { paths, withQuery } from '../../paths';

const ALL = 'all';
const yearOf = ({ date }: Meeting): string => date.slice(0, 4);

/** The meeting that an address means: itself, or one of its forms, as the line of what was not taken leads to it. */
function meant(hash: string, meetings: readonly Meeting[]): Meeting | undefined {
  const [, what, number] = /^#(?:mend=)?([a-z-]+?)-(\d+)$/.exec(hash) ?? [];
  const id = Number(number);
  if (what === 'meeting' || what === 'decision-new') return meetings.find((one) => one.id === id);
  return ['decision', 'code', 'settle'].includes(what ?? '')
    ? meetings.find(({ decisions }) => decisions.some((one) => one.id === id))
    : undefined;
}

/**
 * Ten years of meetings are more than one page: one year of one site at a time, the latest first. Year and site stand in the
 * address; `year=all` is the whole list, to print. A meeting that an address means is shown whatever its year.
 */
export function useMeetingYears(meetings: readonly Meeting[], contexts: readonly Context[]) {
  const { hash } = useLocation();
  const [search] = useSearchParams();
  const siteOf = new Map(contexts.map(({ id, siteId, site }) => [id, { id: String(siteId), name: site }]));
  const sites = new Map([...siteOf.values()].map(({ id, name }) => [id, name]));
  const [site, setSite] = useFilter('site', ['', ...sites.keys()], '');
  const here = meetings.filter(
    ({ contextIds }) => site === '' || contextIds.some((id) => siteOf.get(id)?.id === site),
  );
  const counts = new Map<string, number>();
  for (const one of here) counts.set(yearOf(one), (counts.get(yearOf(one)) ?? 0) + 1);
  const years = [...counts.keys()].sort((a, b) => b.localeCompare(a));
  const one = search.has('year') ? undefined : meant(hash, here);
  const asked = search.get('year') ?? (one && yearOf(one)) ?? years[0] ?? ALL;
  const year = asked === ALL || counts.has(asked) ? asked : (years[0] ?? ALL);
  const anchor = one && !hash.startsWith('#mend=') ? one.id : null;
  useEffect(() => {
    // its year was not on the page when the browser looked for it
    if (anchor === null) return;
    const found = document.getElementById(`meeting-${anchor}`);
    found?.scrollIntoView();
    found?.focus({ preventScroll: true });
  }, [anchor]);
  return {
    site,
    setSite,
    sites: [...sites].map(([id, name]) => ({ id, name })),
    years: years.map((value) => ({ value, count: counts.get(value) ?? 0 })),
    year,
    here,
    shown: here.filter((held) => year === ALL || yearOf(held) === year),
  };
}

type Years = ReturnType<typeof useMeetingYears>;

/** Which year and which site: links, so that each can be sent to somebody. */
export function YearsAndSites({ years, year, site, setSite, sites, here }: Years) {
  const { pathname } = useLocation();
  const to = (value: string) => withQuery(pathname, { ...(site ? { site } : {}), year: value });
  return (
    <div className="wm-meeting-years wm-screen-only">
      {sites.length > 1 && (
        <label className="wm-filter">
          Site
          <select className="wm-input" value={site} onChange={({ target }) => setSite(target.value)}>
            <option value="">All sites</option>
            {sites.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {years.length > 1 && (
        <nav aria-label="Year of the meetings">
          <ul className="wm-links">
            {years.map(({ value, count }) => (
              <li key={value}>
                <Link to={to(value)} aria-current={value === year ? 'true' : undefined}>
                  {value}
                  <span className="wm-small"> ({count})</span>
                </Link>
              </li>
            ))}
            <li>
              <Link to={to(ALL)} aria-current={year === ALL ? 'true' : undefined}>
                All years, to print
                <span className="wm-small"> ({here.length})</span>
              </Link>
            </li>
          </ul>
        </nav>
      )}
    </div>
  );
}

/** So many that one sees what comes next, and not a second list of everything. */
const NEXT = 6;

/** What was decided and is still open, the next due first. */
export function DueNext({
  meetings,
  contexts,
  today,
}: {
  readonly meetings: readonly Meeting[];
  readonly contexts: readonly Context[];
  readonly today: string;
}) {
  const open = meetings
    .flatMap((meeting) => meeting.decisions.map((one) => ({ meeting, one })))
    .filter(({ one }) => one.state === 'planned' || one.state === 'under way')
    .sort((a, b) => (a.one.due ?? '9').localeCompare(b.one.due ?? '9'));
  if (open.length === 0) return null;
  const nameOf = (id: number) => {
    const found = contexts.find((context) => context.id === id);
    return found ? teamName(found) : 'a context beyond your reach';
  };
  return (
    <section className="wm-section" aria-labelledby="due-next">
      <h2 id="due-next">Still to be done, the next due first</h2>
      <ul className="wm-quiet-list">
        {open.slice(0, NEXT).map(({ meeting, one }) => (
          <li key={one.id}>
            <p>
              <strong>{one.title}</strong>, {nameOf(one.contextId)}
            </p>
            <p className="wm-small">
              {one.due === null
                ? 'No day is set'
                : `${one.due < today ? 'Was due' : 'Due'} ${dayWords(one.due)}`}
              . Owner: {one.owner}.{' '}
              <Link to={{ pathname: paths.meetings(), hash: `meeting-${meeting.id}` }}>
                Decided on {dayWords(meeting.date)}
                <span className="wm-hidden">: {one.title}</span>
              </Link>
            </p>
          </li>
        ))}
      </ul>
      {open.length > NEXT && (
        <p className="wm-small">And {open.length - NEXT} more, each at the meeting that decided it.</p>
      )}
    </section>
  );
}
