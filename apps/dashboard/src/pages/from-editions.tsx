import { type PageSource, team } from '@waymark/contract';
import { Link } from 'react-router';
import { Way } from '../parts/way';
import { dayWords } from '../parts/words';
import { paths } from '../paths';
import { useActor } from '../reach';
import { Notices } from './published/edition-head';

/**
 * What a page outside the team was made from: the editions, what became of them, and the places that none of them covers.
 * For the team also the way to what the next edition would show.
 */
export function FromEditions({ from }: { readonly from: PageSource | undefined }) {
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
        <p>
          <Way page="editions" to={paths.editions()}>
            What the next edition would show
          </Way>
        </p>
      ) : null}
    </section>
  );
}
