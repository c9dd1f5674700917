import type { InquiryPage } from '@waymark/contract';
import { Link } from 'react-router';
import { useInView } from '../../filters';
import { dayWords } from '../../parts/words';
import { paths, withQuery } from '../../paths';
import { OnePlace } from './one-place';
import { PlaceDrawing } from './place-drawing';
import { SeveralPlaces } from './several-places';

/** What the data say, in the only words they allow; then everything else that was going on. */
export function Answer({
  page,
  set,
  waits,
}: {
  page: InquiryPage;
  set: (changes: Readonly<Record<string, string>>) => void;
  /** Whether this is the answer to what was asked before: then it does not stand beside the new question. */
  waits: boolean;
}) {
  const { result } = page;
  return (
    <div className="wm-answer">
      {/* the answer changes while the question is being asked: it is read out when it does */}
      <div role="status">
        {waits ? (
          <p className="wm-loading" style={{ minHeight: 700 }}>
            Loading
          </p>
        ) : result.kind === 'waiting' ? (
          <p className="wm-sentence">{result.sentence}</p>
        ) : result.kind === 'refused' ? (
          <>
            <h2 className="wm-verdict wm-verdict-cannot">
              <i aria-hidden="true" />
              <span>{result.words}</span>
            </h2>
            <p className="wm-sentence">{result.sentence}</p>
          </>
        ) : (
          <>
            <h2 className={`wm-verdict ${markOf(result)}`}>
              <i aria-hidden="true" />
              <span>{result.words}</span>
            </h2>
            <p className="wm-sentence">{result.sentence}</p>
            {result.grey ? (
              <p className="wm-fine">
                Higher or lower is all that can be said of this indicator: counts like these move with
                noticing and reporting. It is never evidence of an effect.
              </p>
            ) : null}
          </>
        )}
      </div>
      {waits ? null : <Grounds page={page} set={set} />}
    </div>
  );
}

/** What the answer rests on, drawn and in words. */
function Grounds({
  page,
  set,
}: {
  page: InquiryPage;
  set: (changes: Readonly<Record<string, string>>) => void;
}) {
  const { result, chosen } = page;
  const inView = useInView();
  return (
    <>
      {result.kind === 'refused' ? (
        <>
          <ul className="wm-diagnostics">
            {result.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          {result.instead ? (
            <p>
              <button
                type="button"
                className="wm-button"
                onClick={() => set({ from: result.instead?.from ?? '', to: result.instead?.to ?? '' })}
              >
                Ask it of {result.instead.label}
              </button>
            </p>
          ) : null}
        </>
      ) : null}
      {/* what was asked about is drawn even where nothing can be reckoned from it */}
      {result.kind === 'refused' && page.row ? (
        <PlaceDrawing page={page} row={page.row} grey={page.row.indicator.role === 'context_only'} />
      ) : null}
      {result.kind === 'one_place' && page.row ? (
        <OnePlace page={page} row={page.row} result={result} />
      ) : null}
      {result.kind === 'several_places' && page.row ? (
        <SeveralPlaces page={page} row={page.row} result={result} />
      ) : null}
      {result.kind === 'waiting' ? null : (
        <p className="wm-links" data-doors="figure">
          <Link to={paths.method(result.method)}>How this is reckoned</Link>
          {/* where it is drawn, the drawing has this link of its own */}
          {chosen.indicator && !page.row ? (
            <Link
              to={inView(
                withQuery(paths.time(page.context.id, chosen.indicator), { breakdown: chosen.breakdown }),
              )}
            >
              Its whole time
            </Link>
          ) : null}
        </p>
      )}
      {chosen.window ? <Rivals page={page} /> : null}
      <footer className="wm-colophon">
        <p>{page.looked}</p>
        <p>{page.footnote}</p>
      </footer>
    </>
  );
}

function markOf({ grey, changed }: { grey: boolean; changed: boolean }): string {
  if (grey) return 'wm-verdict-context';
  return changed ? 'wm-verdict-neutral' : 'wm-verdict-cannot';
}

/** Other explanations, from what is recorded: responses, breaks, grants, and work in the comparison places. */
function Rivals({ page }: { page: InquiryPage }) {
  const { rivals, chosen } = page;
  const near = rivals.filter((one) => one.near);
  const rest = rivals.filter((one) => !one.near);
  const list = (lines: typeof rivals) => (
    <ul className="wm-diagnostics">
      {lines.map((one) => (
        <li key={`${one.date} ${one.what}`}>
          <time dateTime={one.date}>{dayWords(one.date)}</time>: {one.what}
        </li>
      ))}
    </ul>
  );
  return (
    <section className="wm-rivals">
      <h2>What else could explain it</h2>
      {near.length === 0 ? (
        <p className="wm-fine">
          Nothing else is recorded within six months of {chosen.date ? dayWords(chosen.date) : 'the start'}.
        </p>
      ) : (
        <>
          <h3>Within six months of the start: cannot be told from it</h3>
          {list(near)}
        </>
      )}
      {rest.length === 0 ? null : (
        <>
          <h3>Elsewhere in the window</h3>
          {list(rest)}
        </>
      )}
      <p className="wm-fine">
        Only what is recorded can be listed. Ask those who were there what else was new: people, rules,
        weather, a shop that closed.
      </p>
    </section>
  );
}
