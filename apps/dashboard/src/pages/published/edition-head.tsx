import { citation, Notices, standingWords } from '@waymark/charts/react';
import type { PublishedEdition } from '@waymark/contract';
import { CopyButton } from '../../parts/copy-button';
import { dayWords } from '../../parts/words';

/** Number, hash and standing of an edition, and the words to cite it by. */
export function EditionHead({ edition }: { readonly edition: PublishedEdition }) {
  const { number, organisation, released, cells, contexts } = edition;
  const text = citation(edition);
  return (
    <>
      <Notices notices={edition.notices} />
      <p>
        Edition {number} of {organisation}, released {dayWords(released)}. {standingWords(edition)}{' '}
        {cells === null
          ? `You were let into ${contexts.length === 1 ? 'one' : contexts.length} of its places.`
          : `${cells.shown} figures shown, ${cells.withheld} withheld, ${cells.missing} missing.`}
      </p>
      <section aria-labelledby="cite" className="wm-section">
        <h2 id="cite">To cite it</h2>
        <p className="wm-citation">{text}</p>
        <CopyButton text={text} label="Copy the citation" what={`of edition ${number}`} />
      </section>
    </>
  );
}
