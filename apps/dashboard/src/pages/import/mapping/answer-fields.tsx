import type { ColumnRule, FoundColumn } from '@waymark/contract';
import { useId, useState } from 'react';

type AnswerRule = Extract<ColumnRule, { as: 'answer' }>;

/** Which answers are valid, what each is worth, and how many answers become one figure. */
export function AnswerFields({
  found,
  rule,
  onRule,
}: {
  readonly found: FoundColumn;
  readonly rule: AnswerRule;
  readonly onRule: (rule: ColumnRule) => void;
}) {
  const id = useId();
  const { score, points } = rule;
  const [another, setAnother] = useState('');
  const answers = [...new Set([...Object.keys(points), ...found.samples.filter(Boolean)])];
  const valid = Object.keys(points);
  const setPoints = (answer: string, value: number | null) => {
    const next = { ...points };
    if (value === null) delete next[answer];
    else next[answer] = value;
    const of = score.is === 'share' ? score.of.filter((one) => one in next) : [];
    onRule({ ...rule, points: next, score: score.is === 'share' ? { is: 'share', of } : score });
  };
  const counted = (answer: string) => score.is === 'share' && score.of.includes(answer);
  return (
    <div className="wm-answers">
      <fieldset className="wm-field">
        <legend>How answers become a figure</legend>
        <label className="wm-choice">
          <input
            type="radio"
            name={`${id}-score`}
            checked={score.is === 'share'}
            onChange={() => onRule({ ...rule, score: { is: 'share', of: [] } })}
          />
          <span>The share who gave certain answers</span>
        </label>
        <label className="wm-choice">
          <input
            type="radio"
            name={`${id}-score`}
            checked={score.is === 'mean'}
            onChange={() => onRule({ ...rule, score: { is: 'mean', ...rangeOf(Object.values(points)) } })}
          />
          <span>The mean of the points</span>
        </label>
        {score.is === 'mean' && (
          <p className="wm-fields-line">
            <NumberField
              label="Lowest point"
              value={score.low}
              onValue={(low) => onRule({ ...rule, score: { ...score, low } })}
            />
            <NumberField
              label="Highest point"
              value={score.high}
              onValue={(high) => onRule({ ...rule, score: { ...score, high } })}
            />
          </p>
        )}
      </fieldset>
      <table className="wm-table">
        <caption>Answers: those that are not valid are no part of the base.</caption>
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <th scope="col">Valid</th>
            {score.is === 'share' ? <th scope="col">Counted</th> : <th scope="col">Points</th>}
          </tr>
        </thead>
        <tbody>
          {answers.map((answer) => (
            <tr key={answer}>
              <th scope="row">{answer}</th>
              <td>
                <input
                  type="checkbox"
                  aria-label={`“${answer}” is a valid answer`}
                  checked={valid.includes(answer)}
                  onChange={(event) =>
                    setPoints(answer, event.target.checked ? pointOf(answer, valid.length) : null)
                  }
                />
              </td>
              <td>
                {score.is === 'share' ? (
                  <input
                    type="checkbox"
                    aria-label={`“${answer}” is counted`}
                    disabled={!valid.includes(answer)}
                    checked={counted(answer)}
                    onChange={() =>
                      onRule({
                        ...rule,
                        score: {
                          is: 'share',
                          of: counted(answer)
                            ? score.of.filter((one) => one !== answer)
                            : [...score.of, answer],
                        },
                      })
                    }
                  />
                ) : (
                  valid.includes(answer) && (
                    <NumberField
                      label={`Points of “${answer}”`}
                      hideLabel
                      value={points[answer] ?? 0}
                      onValue={(value) => setPoints(answer, value)}
                    />
                  )
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="wm-fields-line">
        <span className="wm-field">
          <label htmlFor={`${id}-another`}>An answer that is not in the list</label>
          <input
            id={`${id}-another`}
            className="wm-input wm-input-medium"
            autoComplete="off"
            value={another}
            onChange={(event) => setAnother(event.target.value)}
          />
        </span>
        <button
          type="button"
          className="wm-button"
          disabled={another.trim() === ''}
          onClick={() => {
            setPoints(another.trim(), pointOf(another.trim(), valid.length));
            setAnother('');
          }}
        >
          Add it
        </button>
      </p>
    </div>
  );
}

const pointOf = (answer: string, otherwise: number): number =>
  answer.trim() !== '' && Number.isFinite(Number(answer)) ? Number(answer) : otherwise;

const rangeOf = (points: readonly number[]) =>
  points.length > 1 ? { low: Math.min(...points), high: Math.max(...points) } : { low: 0, high: 4 };

/** A number as typed; half a number is kept on screen and not taken up. */
function NumberField({
  label,
  hideLabel = false,
  value,
  onValue,
}: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: number;
  readonly onValue: (value: number) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <span>
      <label htmlFor={id} className={hideLabel ? 'wm-hidden' : undefined}>
        {label}
      </label>{' '}
      <input
        id={id}
        className="wm-input wm-input-short"
        inputMode="decimal"
        value={typed ?? String(value)}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          if (text.trim() !== '' && Number.isFinite(Number(text))) onValue(Number(text));
        }}
        onBlur={() => setTyped(null)}
      />
    </span>
  );
}
