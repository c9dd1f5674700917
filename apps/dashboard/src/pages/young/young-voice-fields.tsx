import type { CheckedText, YoungAudience } from '@waymark/contract';
import { useId, useState } from 'react';
import { areKept, keepWords } from '../../api/kept-words';

const AUDIENCES: readonly {
  readonly value: YoungAudience;
  readonly label: string;
  readonly words: string;
}[] = [
  { value: 'team', label: 'Only the team may read it', words: 'They read it, and it goes nowhere else.' },
  {
    value: 'reports',
    label: 'The team may also show it to others',
    words: 'For example in a report. Never with who wrote it: they do not know.',
  },
];

/** Words of one's own, and who may read them. What may lead to a person is shown before anything is kept. */
export function VoiceFields({
  words,
  audience,
  marked,
  onWords,
  onAudience,
}: {
  readonly words: string;
  readonly audience: YoungAudience;
  readonly marked: CheckedText | null;
  readonly onWords: (words: string) => void;
  readonly onAudience: (audience: YoungAudience) => void;
}) {
  const id = useId();
  return (
    <section className="wm-young-own" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>In your own words</h3>
      <label htmlFor={`${id}-words`}>Is there something you want to say about this place?</label>
      <p id={`${id}-help`} className="wm-young-when">
        You can leave this empty. Please write no names, phone numbers, addresses or birthdays: not yours, and
        not of anybody else.
      </p>
      <textarea
        id={`${id}-words`}
        className="wm-input wm-input-full"
        rows={4}
        maxLength={600}
        aria-describedby={`${id}-help`}
        value={words}
        onChange={(event) => onWords(event.target.value)}
      />
      {marked && <Marked key={marked.text} marked={marked} />}
      {words.trim() !== '' && (
        <fieldset className="wm-young-question">
          <legend>Who may read it?</legend>
          {AUDIENCES.map((one) => (
            <label key={one.value} className="wm-young-answer">
              <input
                type="radio"
                name={`${id}-audience`}
                checked={audience === one.value}
                onChange={() => onAudience(one.value)}
              />
              <span>
                {one.label}
                <span className="wm-young-when">{one.words}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}

function Marked({ marked: { findings } }: { readonly marked: CheckedText }) {
  const keys = findings.map(({ key }) => key);
  const [kept, setKept] = useState(() => areKept(keys));
  return (
    <div className="wm-young-marked" role="alert">
      <p>
        Wait: {findings.map(({ words }) => `“${words}”`).join(', ')} could lead to a person. Nothing was sent
        yet. Change it, please.
      </p>
      <label className="wm-young-answer">
        <input
          type="checkbox"
          checked={kept}
          onChange={(event) => {
            keepWords(keys, event.target.checked);
            setKept(event.target.checked);
          }}
        />
        <span>It is no person. Send it as it is.</span>
      </label>
    </div>
  );
}
