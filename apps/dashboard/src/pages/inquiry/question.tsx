import type { InquiryPage } from '@waymark/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';

type Changes = Readonly<Record<string, string>>;
/** Puts choices into the address; a function gets what the address holds by then. */
export type SetQuestion = (changes: Changes | ((before: URLSearchParams) => Changes)) => void;

const ways = [
  {
    value: 'one_place',
    label: 'Against its own earlier course',
    words: 'One place, many waves: eight before and eight after at least, 24 in all for a word.',
  },
  {
    value: 'several_places',
    label: 'Against places without the work',
    words: 'One value before and one after for each place: four places on either side for a word.',
  },
] as const;
const spans = ['6', '12', '18', '24', '36', '48', '60'];

/** What the address asks. The controls follow it at once; what the server makes of it comes later. */
export interface Asked {
  readonly indicator: string;
  readonly breakdown: string;
  readonly response: string;
  readonly method: InquiryPage['chosen']['method'];
  readonly with: readonly number[];
  readonly without: readonly number[];
  readonly why: string;
  readonly from: string;
  readonly to: string;
  readonly months: string;
}

/** The question, step by step. Every choice goes into the address at once. */
export function Question({ page, asked, set }: { page: InquiryPage; asked: Asked; set: SetQuestion }) {
  return (
    <section className="wm-question" aria-label="The question">
      <label className="wm-step">
        <b>1. What was meant to change?</b>
        <select
          className="wm-input"
          value={asked.indicator === '' ? '' : `${asked.indicator}|${asked.breakdown}`}
          onChange={(event) => {
            const [indicator = '', breakdown = ''] = event.target.value.split('|');
            set({ indicator, breakdown });
          }}
        >
          <option value="">Choose an indicator</option>
          {page.indicators.map((one) => (
            <option key={`${one.code}|${one.breakdown}`} value={`${one.code}|${one.breakdown}`}>
              {one.title} ({one.code}, {one.points} waves{one.contextOnly ? ', context only' : ''})
            </option>
          ))}
        </select>
      </label>
      <label className="wm-step">
        <b>2. Which work, and so which day?</b>
        <select
          className="wm-input"
          value={asked.response}
          onChange={(event) => set({ response: event.target.value })}
        >
          <option value="">Choose a response</option>
          {page.responses.map((one) => (
            <option key={one.id} value={one.id}>
              {dayWords(one.start)}: {one.title}
            </option>
          ))}
        </select>
        {page.responses.length === 0 ? (
          <span className="wm-help">
            No response is recorded. <Link to={paths.contextEdit(page.context.id)}>Record what was done</Link>
            : its first day is the date that is tested.
          </span>
        ) : null}
      </label>
      <fieldset className="wm-step">
        <legend>3. Compared with what?</legend>
        {ways.map((way) => (
          <label className="wm-pick" key={way.value}>
            <input
              type="radio"
              name="method"
              checked={asked.method === way.value}
              onChange={() => set({ method: way.value === 'one_place' ? '' : way.value })}
            />
            <span>
              {way.label}
              <span className="wm-help">{way.words}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {asked.method === 'one_place' ? (
        <Window asked={asked} set={set} />
      ) : (
        <Comparison page={page} asked={asked} set={set} />
      )}
    </section>
  );
}

function Window({ asked, set }: { asked: Asked; set: SetQuestion }) {
  return (
    <fieldset className="wm-step">
      <legend>4. Which years? (may stay empty)</legend>
      <div className="wm-dates">
        <label>
          From{' '}
          <input type="date" value={asked.from} onChange={(event) => set({ from: event.target.value })} />
        </label>
        <label>
          to <input type="date" value={asked.to} onChange={(event) => set({ to: event.target.value })} />
        </label>
      </div>
    </fieldset>
  );
}

function Comparison({ page, asked, set }: { page: InquiryPage; asked: Asked; set: SetQuestion }) {
  const { contexts } = page;
  const { months } = asked;
  const armOf = (id: number) =>
    asked.with.includes(id) ? 'with' : asked.without.includes(id) ? 'without' : '';
  const put = (id: number, arm: string) => {
    set((before) => {
      const list = (name: 'with' | 'without') =>
        [
          ...(before.get(name) ?? '')
            .split(',')
            .filter(Boolean)
            .map(Number)
            .filter((one) => one !== id),
          ...(arm === name ? [id] : []),
        ].sort((a, b) => a - b);
      return { with: list('with').join(','), without: list('without').join(',') };
    });
  };
  return (
    <>
      <fieldset className="wm-step">
        <legend>4. Which places?</legend>
        {contexts.length === 0 ? (
          <p className="wm-help">No other context holds this indicator.</p>
        ) : (
          <ul className="wm-places">
            {contexts.map((one) => (
              <li key={one.id}>
                <label htmlFor={`arm-${one.id}`}>
                  {one.name}
                  <span className="wm-help">
                    {[one.kind, one.site, `${one.waves} waves`, ...one.notes].filter(Boolean).join('; ')}
                  </span>
                </label>
                <select
                  id={`arm-${one.id}`}
                  value={armOf(one.id)}
                  onChange={(event) => put(one.id, event.target.value)}
                >
                  <option value="">takes no part</option>
                  <option value="with">had the same work</option>
                  <option value="without">did without it</option>
                </select>
              </li>
            ))}
          </ul>
        )}
      </fieldset>
      <Reason why={asked.why} set={set} />
      <label className="wm-step">
        <b>6. How long before and after?</b>
        <select
          className="wm-input"
          value={months}
          onChange={(event) => set({ months: event.target.value === '24' ? '' : event.target.value })}
        >
          {(spans.includes(months) ? spans : [months, ...spans]).map((span) => (
            <option key={span} value={span}>
              {span} months on either side
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** Typed here, and put into the address when the field is left or the button pressed. */
function Reason({ why, set }: { why: string; set: SetQuestion }) {
  const [text, setText] = useState(why);
  const [known, setKnown] = useState(why);
  // the address was changed elsewhere, as by “back”; a new field in place of this one would lose the focus
  if (why !== known) {
    setKnown(why);
    setText(why);
  }
  const settle = () => {
    if (text.trim() !== why) set({ why: text.trim() });
  };
  return (
    <div className="wm-step">
      <label htmlFor="why">
        <b>5. Why are they comparable?</b>
      </label>
      <span className="wm-help" id="why-help">
        One sentence, printed beside the result: who uses these places, how they were measured, what did not
        begin there.
      </span>
      <textarea
        id="why"
        className="wm-input"
        rows={3}
        maxLength={600}
        aria-describedby="why-help"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={settle}
      />
      <button type="button" className="wm-button" onClick={settle}>
        Use this reason
      </button>
    </div>
  );
}
