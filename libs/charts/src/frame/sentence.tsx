/** What a sentence is about, as the server words it: "74 in 100", "Level 3". */
const SUBJECT = /\b(\d[\d,.]* in 100|level \d(?:\.\d)?)\b/i;

/** A sentence meant to be read, with the one figure it is about in bold. */
export function Sentence({ text, id }: { text: string; id?: string }) {
  const match = SUBJECT.exec(text);
  if (!match)
    return (
      <p className="wm-sentence" id={id}>
        {text}
      </p>
    );
  const at = match.index;
  return (
    <p className="wm-sentence" id={id}>
      {text.slice(0, at)}
      <b>{match[0]}</b>
      {text.slice(at + match[0].length)}
    </p>
  );
}
