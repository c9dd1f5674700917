import type { YoungQuestion } from '@waymark/contract';

/** One question, with answers large enough for a thumb. None is chosen before, and none has to be. */
export function Question({
  question,
  place,
  value,
  onValue,
}: {
  readonly question: YoungQuestion;
  /** Such as “2 of 5”. */
  readonly place: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  const { item, text, answers } = question;
  return (
    <fieldset className="wm-young-question">
      <legend>
        <span className="wm-young-when">Question {place}</span>
        {text}
      </legend>
      {[...answers, ''].map((answer) => (
        <label key={answer} className="wm-young-answer">
          <input
            type="radio"
            name={item}
            value={answer}
            checked={value === answer}
            onChange={() => onValue(answer)}
          />
          <span>{answer === '' ? 'skip this one' : answer}</span>
        </label>
      ))}
    </fieldset>
  );
}
