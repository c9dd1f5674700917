import '@waymark/charts/charts.css';
import { inquiryMethod } from '@waymark/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { query } from '../../api/queries';
import { useFilter, useInView, useView } from '../../filters';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import '../pages.css';
import '../time/time.css';
import { FromEditions } from '../from-editions';
import { ViewSwitch } from '../view-switch';
import './inquiry.css';
import { Question, type SetQuestion } from './question';
import { Answer } from './answer';

/** `/contexts/:id/inquiry`: did it change when the work began? The whole question is in the address. */
export function InquiryPage() {
  const { id = '' } = useParams();
  const [view, setView] = useView();
  const [method] = useFilter('method', inquiryMethod.options, 'one_place');
  const inView = useInView();
  const [search, setSearch] = useSearchParams();
  const text = (name: string) => search.get(name) ?? undefined;
  const asked = {
    view,
    method,
    indicator: text('indicator'),
    breakdown: text('breakdown'),
    response: text('response'),
    with: text('with'),
    without: text('without'),
    why: text('why'),
    from: text('from'),
    to: text('to'),
    months: text('months'),
  };
  const result = useQuery({
    ...query('inquiry', { params: { id: Number(id) }, query: asked }),
    // a question grows step by step: its choices stay in sight while the next answer comes, but those of one view never in the other
    placeholderData: (before) => (before?.view === view ? before : undefined),
  });
  const page = result.data;
  const ids = (name: string) => (search.get(name) ?? '').split(',').filter(Boolean).map(Number);
  const question = {
    indicator: asked.indicator ?? '',
    breakdown: asked.breakdown ?? '',
    response: asked.response ?? '',
    method,
    with: ids('with'),
    without: ids('without'),
    why: asked.why ?? '',
    from: asked.from ?? '',
    to: asked.to ?? '',
    months: asked.months ?? '24',
  };
  const set: SetQuestion = (changes) => {
    const after = new URLSearchParams(search);
    for (const [key, value] of Object.entries(typeof changes === 'function' ? changes(search) : changes))
      if (value === '') after.delete(key);
      else after.set(key, value);
    setSearch(after, { preventScrollReset: true });
  };
  return (
    <Page
      title="Did it change when the work began?"
      crumb={
        page ? (
          <>
            <Link to={inView(paths.site(page.context.siteId))}>{page.context.site}</Link> /{' '}
            <Link to={inView(paths.context(id))}>{page.context.name}</Link>
          </>
        ) : undefined
      }
      lede={
        <>
          One indicator, one beginning, one question. It can answer “at about the time of” and never “because
          of”. The address of this page holds the question: send it as it is.{' '}
          {page?.context.invented ? <span className="wm-tag">invented example</span> : null}
        </>
      }
      wide
    >
      <div className="wm-controls wm-score-page">
        <ViewSwitch view={view} setView={setView} />
      </div>
      <Waiting for={result} height={700}>
        {(data) => (
          <>
            {data.view === 'external' && <FromEditions from={data.from} />}
            <div className="wm-inquiry" aria-busy={result.isPlaceholderData}>
              <Question page={data} asked={question} set={set} />
              <Answer page={data} set={set} waits={result.isPlaceholderData} />
            </div>
          </>
        )}
      </Waiting>
    </Page>
  );
}
