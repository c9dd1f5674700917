import type { CheckedText, TextFinding } from '@waymark/contract';
import { useId, useState } from 'react';
import { areKept, keepWords } from '../../api/kept-words';

/** As much of a long text as shows where a mark stands. */
const AROUND = 70;

/**
 * Words of a text that may lead to a person, marked, with what to do about each kind, and a tick for whoever looked and keeps
 * them. What is ticked goes with the next attempt to save.
 */
export function MarkedWords({ marked }: { readonly marked: CheckedText }) {
  const id = useId();
  const { text, findings } = marked;
  const keys = findings.map(({ key }) => key);
  const [kept, setKept] = useState(() => areKept(keys));
  const advice = [...new Map(findings.map((one) => [one.kind, one.advice]))];
  return (
    <div className="wm-marked">
      <p className="wm-marked-text">{pieces(text, findings)}</p>
      <ul className="wm-small">
        {advice.map(([kind, words]) => (
          <li key={kind}>
            <strong>{kind}</strong>: {words}
          </li>
        ))}
      </ul>
      <label className="wm-choice" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={kept}
          onChange={(event) => {
            keepWords(keys, event.target.checked);
            setKept(event.target.checked);
          }}
        />
        <span>
          I have looked: this names no young person. Keep it as it is.
          <span className="wm-choice-words">
            Then save again. It is recorded that you kept it, not what it says.
          </span>
        </span>
      </label>
    </div>
  );
}

/** The text around the marks; what lies far from any is left out. */
function pieces(text: string, findings: readonly TextFinding[]) {
  const parts: (string | { readonly at: number; readonly words: string })[] = [];
  let from = 0;
  for (const { start, end, words } of findings) {
    parts.push(shortened(text.slice(from, start), from > 0, true), { at: start, words });
    from = end;
  }
  parts.push(shortened(text.slice(from), true, false));
  return parts.map((part) => (typeof part === 'string' ? part : <mark key={part.at}>{part.words}</mark>));
}

function shortened(text: string, afterMark: boolean, beforeMark: boolean): string {
  const room = (afterMark ? AROUND : 0) + (beforeMark ? AROUND : 0);
  if (text.length <= room) return text;
  return `${afterMark ? text.slice(0, AROUND) : ''} … ${beforeMark ? text.slice(-AROUND) : ''}`;
}
