import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { query } from '../api/queries';

/**
 * A word of the framework with its line from the glossary: shown on hover and focus, read out with the word, put away with
 * Escape. A word the glossary does not know is a word.
 */
export function Term({ term, children }: { readonly term: string; readonly children?: ReactNode }) {
  const { data } = useQuery(query('framework', {}));
  const [put, setPut] = useState(false);
  const id = useId();
  const means = data?.glossary.find((entry) => entry.term.toLowerCase() === term.toLowerCase())?.means;
  if (means === undefined) return children ?? term;
  return (
    <span
      className={put ? 'wm-term wm-term-put' : 'wm-term'}
      data-term={term}
      onMouseEnter={() => setPut(false)}
      onFocus={() => setPut(false)}
      onKeyDown={(event) => event.key === 'Escape' && setPut(true)}
    >
      {/* a button, so that a finger and a keyboard reach it */}
      <button type="button" className="wm-term-word" aria-describedby={id}>
        {children ?? term}
      </button>
      <span role="tooltip" className="wm-term-line" id={id}>
        {means}
      </span>
    </span>
  );
}
