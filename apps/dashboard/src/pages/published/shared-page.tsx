import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReleasedContextPage, SharedEdition } from '@waymark/contract';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { call } from '../../api/client';
import type { Trouble } from '../../api/errors';
import { useFilter, useTextFilter } from '../../filters';
import { PasswordField } from '../../parts/form/secret-field';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { paths, withQuery } from '../../paths';
import '../editions/editions.css';
import { Notices } from '@waymark/charts/react';
import { EditionHead } from './edition-head';
import { PlaceOfEdition } from './place-of-edition';

interface Opener {
  readonly token: string;
  readonly passphrase: string;
}

/**
 * `/shared#...`: one edition for whoever holds its link, without an account. What stands behind the # never leaves the browser
 * in an address: it is sent in the body of each call, to this server only.
 */
export function SharedPage() {
  const { hash } = useLocation();
  const token = hash.slice(1);
  const [passphrase, setPassphrase] = useState('');
  const opener = { token, passphrase };
  const opened: UseQueryResult<SharedEdition, Trouble> = useQuery<SharedEdition, Trouble>({
    queryKey: ['openShared', token, passphrase],
    queryFn: ({ signal }) => call('openShared', { body: opener, signal }),
    enabled: token !== '',
    // each asking counts as an opening
    staleTime: Infinity,
    retry: false,
  });
  const [place] = useTextFilter('place');
  if (token === '')
    return (
      <Page title="This link is not complete">
        <p className="wm-prose">Open the whole link as it was given to you: part of it is missing.</p>
      </Page>
    );
  const asksPassphrase = opened.error?.fields.some(({ field }) => field === 'passphrase') ?? false;
  if (asksPassphrase && opened.error)
    return <AskPassphrase trouble={opened.error} tried={passphrase !== ''} onGiven={setPassphrase} />;
  if (opened.data && place !== '')
    return <SharedPlace opener={opener} shared={opened.data} id={Number(place)} />;
  return (
    <Page
      title={opened.data?.edition.title ?? 'A link to an edition'}
      lede={opened.data ? 'Released figures, shared with you by a link.' : undefined}
    >
      <Waiting for={opened}>{(shared) => <Contents shared={shared} opener={opener} />}</Waiting>
    </Page>
  );
}

function AskPassphrase({
  trouble,
  tried,
  onGiven,
}: {
  readonly trouble: Trouble;
  readonly tried: boolean;
  readonly onGiven: (passphrase: string) => void;
}) {
  const [value, setValue] = useState('');
  const give = (event: FormEvent) => {
    event.preventDefault();
    if (value !== '') onGiven(value);
  };
  return (
    <Page title="A link to an edition">
      <form className="wm-form" onSubmit={give}>
        <PasswordField
          id="shared-passphrase"
          value={value}
          onValue={setValue}
          refusal={tried ? trouble.sentence : undefined}
          label="Passphrase"
          help="This link asks for one. Whoever gave you the link has it."
          use="current-password"
        />
        <button type="submit" className="wm-button wm-button-main">
          Open
        </button>
      </form>
    </Page>
  );
}

function Contents({ shared, opener }: { readonly shared: SharedEdition; readonly opener: Opener }) {
  const { edition, expires } = shared;
  const [failed, setFailed] = useState<string | null>(null);
  const take = async (path: string, name: string) => {
    setFailed(null);
    const answer = await fetch('/api/shared/file', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...opener, path }),
    }).catch(() => null);
    if (!answer?.ok) return setFailed('The file could not be fetched. Try again in a moment.');
    const address = URL.createObjectURL(await answer.blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <>
      <EditionHead edition={edition} />
      <section className="wm-section" aria-labelledby="places">
        <h2 id="places">Places</h2>
        <ul className="wm-quiet-list wm-edition-places">
          {edition.contexts.map(({ id, pseudonym, file }) => (
            <li key={id}>
              <h3>
                <Link to={{ pathname: paths.shared(), search: `place=${id}`, hash: opener.token }}>
                  {pseudonym}
                </Link>
              </h3>
              <button
                type="button"
                className="wm-link-button"
                onClick={() => void take(file, `edition-${edition.number}-${id}.json`)}
              >
                Tables as released (JSON)<span className="wm-hidden"> of {pseudonym}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <p>
        <button
          type="button"
          className="wm-link-button"
          onClick={() => void take('edition.json', `edition-${edition.number}.json`)}
        >
          What this edition is, with every definition and the hash of every file (edition.json)
        </button>
      </p>
      {failed && <p role="alert">{failed}</p>}
      <p className="wm-small">This link opens until {dayWords(expires)}, unless it is taken back earlier.</p>
    </>
  );
}

function SharedPlace({
  opener,
  shared,
  id,
}: {
  readonly opener: Opener;
  readonly shared: SharedEdition;
  readonly id: number;
}) {
  const [periods, choose] = useFilter('periods', ['as_collected', 'financial_year'] as const, 'as_collected');
  const result: UseQueryResult<ReleasedContextPage, Trouble> = useQuery<ReleasedContextPage, Trouble>({
    queryKey: ['sharedPage', opener.token, opener.passphrase, id, periods],
    queryFn: ({ signal }) => call('sharedPage', { body: { ...opener, contextId: id, periods }, signal }),
    staleTime: Infinity,
  });
  const { edition } = shared;
  const to = (contextId: number) =>
    edition.contexts.some((one) => one.id === contextId)
      ? `${withQuery(paths.shared(), { place: contextId })}#${opener.token}`
      : null;
  return (
    <Page
      counted={['display-gates', 'disclosure']}
      title={result.data?.context.pseudonym ?? 'Place'}
      crumb={
        <Link to={{ pathname: paths.shared(), hash: opener.token }}>
          Edition {edition.number}, {edition.title}
        </Link>
      }
      lede={result.data?.lede}
      wide
    >
      <Notices notices={edition.notices} />
      <Waiting for={result}>
        {(page) => <PlaceOfEdition {...{ page, periods, to }} setPeriods={choose} />}
      </Waiting>
    </Page>
  );
}
