import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { YoungPage as YoungTold } from '@waymark/contract';
import { useId, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { call } from '../../api/client';
import type { Trouble } from '../../api/errors';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { dayWords, monthWords } from '../../parts/words';
import { paths } from '../../paths';
import { YoungHelp } from './young-help';
import { YoungSurvey } from './young-survey';
import { YoungTakeBack } from './young-take-back';
import './young.css';

/**
 * `/ours#...`: what young people said about their place and what came of it, for whoever holds the link. No account, and no traces:
 * what stands behind the # is sent in the body of one call, nothing is kept in the browser, and nothing of the reader on the server.
 */
export function YoungPage() {
  const { hash } = useLocation();
  const token = hash.slice(1);
  const page: UseQueryResult<YoungTold, Trouble> = useQuery<YoungTold, Trouble>({
    queryKey: ['openYoung', token],
    queryFn: ({ signal }) => call('openYoung', { body: { token }, signal }),
    enabled: token !== '',
    // somebody may be answering: what is asked must not change under their hands
    staleTime: Infinity,
    retry: false,
  });
  if (token === '')
    return (
      <Page title="This link is not complete">
        <p className="wm-young">
          A part of the link is missing. Scan the code again, or ask the person who gave it to you.
        </p>
      </Page>
    );
  return (
    <Page title={page.data ? `Your place: ${page.data.place}` : 'Your place'}>
      <Waiting for={page}>{(told) => <Contents told={told} token={token} />}</Waiting>
    </Page>
  );
}

function Contents({ told, token }: { readonly told: YoungTold; readonly token: string }) {
  const { greeting, survey, expires, invented } = told;
  const [answering, setAnswering] = useState(false);
  return (
    <div className="wm-young">
      {invented && <p className="wm-young-note">This is an example. The place and the words are invented.</p>}
      <p>
        {greeting ||
          'Young people told us what it is like here. On this page you can read what they said, and what happened because of it.'}
      </p>
      {survey && <YoungSurvey key={survey.id} token={token} survey={survey} onAnswering={setAnswering} />}
      {!answering && <Told told={told} />}
      {!survey && <YoungHelp help="" />}
      {!answering && <YoungTakeBack token={token} />}
      <p className="wm-young-note">
        Nobody can see that you read this page. You did not have to give your name, and nothing about you was
        saved. You can open it until {dayWords(expires)}.
      </p>
    </div>
  );
}

/** What was said, done and comes next, and what surveys came to. */
function Told({ told: { said, done, next, heard } }: { readonly told: YoungTold }) {
  return (
    <>
      {heard.length > 0 && (
        <Part title="What you told us in the survey" none="">
          {heard.map(({ question, sentence, when }) => (
            <li key={question}>
              <p>{question}</p>
              <p className="wm-young-said">{sentence}</p>
              <p className="wm-young-when">
                Asked in {when}.{' '}
                <Link to={paths.method('disclosure')}>
                  How we count and round<span className="wm-hidden">: {question}</span>
                </Link>
              </p>
            </li>
          ))}
        </Part>
      )}
      <Part title="What young people said" none="Nothing is written here yet.">
        {said.map(({ date, words, answer }, index) => (
          <li key={index}>
            <p className="wm-young-said">{words}</p>
            {answer ? (
              <p>
                <strong>What the adults answered:</strong> {answer}
              </p>
            ) : (
              <p>The adults have not answered this yet.</p>
            )}
            {date && <p className="wm-young-when">{monthWords(date)}</p>}
          </li>
        ))}
      </Part>
      <Part title="What was done" none="Nothing has been finished yet.">
        {done.map(({ date, words }, index) => (
          <li key={index}>
            <p>{words}</p>
            {date && <p className="wm-young-when">Done in {monthWords(date)}</p>}
          </li>
        ))}
      </Part>
      <Part title="What comes next" none="Nothing is planned at the moment.">
        {next.map((one, index) => (
          <li key={index}>
            <p>{one.words}</p>
            <p className="wm-young-when">{nextWords(one)}</p>
          </li>
        ))}
      </Part>
    </>
  );
}

function Part({
  title,
  none,
  children,
}: {
  readonly title: string;
  readonly none: string;
  readonly children: readonly React.ReactNode[];
}) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children.length > 0 ? <ul>{children}</ul> : <p>{none}</p>}
    </section>
  );
}

function nextWords({ date, state }: YoungTold['next'][number]): string {
  if (state === 'under way') return date ? `Going on since ${monthWords(date)}` : 'Going on now';
  if (!date) return 'No date yet';
  return state === 'late' ? `Promised for ${monthWords(date)}, and not done yet` : `By ${monthWords(date)}`;
}
