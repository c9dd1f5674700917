import { useQuery } from '@tanstack/react-query';
import type { Edition } from '@waymark/contract';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { query, useSend } from '../../api/queries';
import { CopyButton } from '../../parts/copy-button';
import { Page } from '../../parts/page';
import { TroubleBox, Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';
import { Notices } from '@waymark/charts/react';
import { ApprovalSteps } from './approval-steps';
import { neverCameOut, scopeWords, STATES } from './edition-words';
import { Drop } from './mend-edition';
import { StateTag } from './editions-page';
import './editions.css';
import { PreviewPart } from './preview-part';
import { ShareLinksPart } from './share-links-part';

const ASK_AGAIN = 1_500;
const beingDrafted = (edition: Edition | undefined) => edition?.state === 'draft' && edition.summary === null;

/** `/editions/:id`: from draft to release, and what may still be added beside it. */
export function EditionPage() {
  const { id = '' } = useParams();
  const result = useQuery({
    ...query('edition', { params: { id: Number(id) } }),
    refetchInterval: ({ state }) => (beingDrafted(state.data) ? ASK_AGAIN : false),
  });
  const edition = result.data;
  const today = useQuery(query('session', {})).data?.today ?? '9999';
  return (
    <Page
      counted={['disclosure', 'counted-records']}
      title={edition?.title ?? 'Edition'}
      crumb={<Link to={paths.editions()}>Editions</Link>}
      lede={edition && nextStep(edition)}
      wide
    >
      <Waiting for={result}>
        {(found) => (
          <>
            <Head edition={found} />
            <Notices notices={found.notices.filter(({ on }) => on <= today)} />
            {found.notices.map(
              (notice) =>
                notice.kind === 'corrected' &&
                notice.on > today && (
                  <p className="wm-notice" role="status" key={notice.by}>
                    Edition {notice.by} corrects it. Its readers are told so from {dayWords(notice.on)}, when
                    that one is out.
                  </p>
                ),
            )}
            {beingDrafted(found) ? <Progress edition={found} /> : <ApprovalSteps edition={found} />}
            {found.state === 'published' && <ShareLinksPart edition={found} />}
            {found.summary !== null && <PreviewPart edition={found} summary={found.summary} />}
          </>
        )}
      </Waiting>
    </Page>
  );
}

/** What comes next, in a sentence. */
function nextStep(edition: Edition): string {
  if (beingDrafted(edition))
    return 'Every place is decided first; then look through what outsiders will see.';
  if (neverCameOut(edition)) return 'It was withdrawn before it came out: nobody outside has seen it.';
  return STATES[edition.state].next;
}

function Head({ edition }: { readonly edition: Edition }) {
  const { number, sha256, released, embargoedUntil, corrects, why } = edition;
  return (
    <section aria-label="About this edition" className="wm-edition-head">
      <p>
        <StateTag edition={edition} />
        {scopeWords(edition)}
      </p>
      {embargoedUntil !== null && !neverCameOut(edition) && (
        <p>
          {edition.state === 'embargoed' || number === null ? 'Outsiders see it from' : 'Out since'}{' '}
          {dayWords(embargoedUntil)}.
        </p>
      )}
      {corrects !== null && (
        <p>
          Corrects edition {corrects}: {why}
        </p>
      )}
      {number !== null && sha256 !== null && (
        <p>
          Edition {number}, released {released === null ? '' : dayWords(released)}.{' '}
          <Link to={paths.publishedEdition(sha256)}>
            {edition.state === 'embargoed' || neverCameOut(edition)
              ? 'As outsiders would find it'
              : 'As outsiders find it'}
          </Link>
        </p>
      )}
      {sha256 !== null && (
        <p className="wm-edition-hash">
          <span className="wm-small">Its hash, by which it is cited</span>
          <code className="wm-hash">{sha256}</code>
          <CopyButton text={sha256} label="Copy the hash" what="of this edition" />
        </p>
      )}
    </section>
  );
}

/** A draft is made place by place on the server, and goes on there whether or not anybody looks. */
function Progress({ edition }: { readonly edition: Edition }) {
  const { done, of } = edition.progress;
  const again = useSend('redraftEdition');
  const [dropping, setDropping] = useState(false);
  return (
    <section className="wm-section" aria-labelledby="drafting">
      <h2 id="drafting">Being drafted</h2>
      <p role="status">
        {of === 0
          ? 'Waiting for its turn.'
          : `${done} of ${of} places decided: every figure is held against all that is published with it and was published before.`}
      </p>
      <progress value={done} max={Math.max(of, 1)} aria-label="Places decided" />
      <p className="wm-small">
        It goes on without this page, and by itself after Waymark was stopped: what is decided is kept. If it
        stands still:{' '}
        <button
          type="button"
          className="wm-link-button"
          disabled={again.isPending}
          onClick={() => again.mutate({ params: { id: edition.id } })}
        >
          Go on where it stopped
        </button>
      </p>
      {again.error && <TroubleBox trouble={again.error} />}
      {dropping ? (
        <Drop id={edition.id} onCancel={() => setDropping(false)} />
      ) : (
        <button type="button" className="wm-link-button" onClick={() => setDropping(true)}>
          Throw it away
        </button>
      )}
    </section>
  );
}
