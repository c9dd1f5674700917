import { useQuery } from '@tanstack/react-query';
import { type Edition, type PageSource, team } from '@waymark/contract';
import { Link } from 'react-router';
import { query } from '../api/queries';
import { Way } from '../parts/way';
import { dayWords } from '../parts/words';
import { paths } from '../paths';
import { useActor, useMay } from '../reach';
import { Notices } from '@waymark/charts/react';

/**
 * What a page outside the team was made from: the editions, what became of them, and the places that none of them covers.
 * For the team also the way to what the next edition would show.
 */
export function FromEditions({
  from,
  place,
}: {
  readonly from: PageSource | undefined;
  /** The one place of the page, where it has one. */
  readonly place?: Place;
}) {
  const role = useActor()?.role;
  if (!from) return null;
  const { editions, withdrawn, unpublished } = from;
  return (
    <section className="wm-from-editions" aria-label="Where these figures come from">
      {editions.map((edition) => (
        <div key={edition.sha256}>
          <p>
            <Way page="published" to={paths.publishedEdition(edition.sha256)} words>
              Edition {edition.number} of {edition.organisation}
            </Way>
            , released {dayWords(edition.released)}
            {edition.standing === 'provisional' ? ', provisional: a correction is expected' : ''}. Nothing
            recorded since is in it. <Link to={paths.method('disclosure')}>How figures are released</Link>
          </p>
          <Notices notices={edition.notices} />
        </div>
      ))}
      {withdrawn.map(({ number, on, why }) => (
        <p key={`${number} ${on}`}>
          A newer edition, number {number}, was withdrawn on {dayWords(on)}. {why}
        </p>
      ))}
      {unpublished.map(({ contextId, sentence }) => (
        <p key={contextId}>{sentence}</p>
      ))}
      {role && team.includes(role) ? (
        <p className="wm-screen-only">
          <NextEdition {...(place ? { place } : {})} />
        </p>
      ) : null}
    </section>
  );
}

interface Place {
  readonly id: number;
  readonly siteId: number;
  readonly organisation: string;
}

/** To the page of the place in the newest draft that has it; where nobody has drafted one, to where drafts are begun. */
function NextEdition({ place }: { readonly place?: Place }) {
  const may = useMay();
  const wanted = place !== undefined && may('editions');
  const session = useQuery(query('session', {}));
  const editions = useQuery({ ...query('editions', {}), enabled: wanted });
  const own = session.data?.organisations.find(({ name }) => name === place?.organisation)?.id;
  const draft = place && editions.data?.find((one) => isDraftOf(one, place, own));
  return (
    <Way page="editions" to={draft && place ? paths.editionPlace(draft.id, place.id) : paths.editions()}>
      {draft
        ? `What the next edition would show: the draft “${draft.title}”`
        : 'What the next edition would show'}
    </Way>
  );
}

/** A draft that is decided to its end, not released yet, and has the place. */
function isDraftOf(
  { number, summary, scope }: Edition,
  place: Place,
  organisationId: number | undefined,
): boolean {
  if (number !== null || summary === null || scope.organisationId !== organisationId) return false;
  const { contextIds, siteIds } = scope;
  if (contextIds.length === 0 && siteIds.length === 0) return true;
  return contextIds.includes(place.id) || siteIds.includes(place.siteId);
}
