import { newYoungWords, type YoungDesk, type YoungOffer, type YoungSection } from '@waymark/contract';
import { useSend } from '../../api/queries';
import { sentenceFor } from '../../parts/form/check';
import { LongTextField } from '../../parts/form/field';
import { SendForm } from '../../parts/form/send-form';
import { type KeptForm, useKeptForm } from '../../parts/form/use-kept-form';
import { dayWords } from '../../parts/words';

interface Tick {
  readonly on: boolean;
  readonly words: string;
  readonly answer: string;
}
interface Values {
  greeting: string;
  ticks: Readonly<Record<string, Tick>>;
}

const SECTIONS: readonly { readonly section: YoungSection; readonly title: string }[] = [
  { section: 'said', title: 'What young people said' },
  { section: 'done', title: 'What was done' },
  { section: 'next', title: 'What comes next' },
];

const valuesOf = ({ greeting, offers }: YoungDesk): Values => ({
  greeting,
  ticks: Object.fromEntries(
    offers.map(({ source, state, words, answer }) => [source, { on: state !== 'not chosen', words, answer }]),
  ),
});

/** The things that are ticked, in the order of the page, so that a refusal finds its place again. */
const tickedOf = ({ offers }: YoungDesk, { ticks }: Values): YoungOffer[] =>
  offers.filter(({ source }) => ticks[source]?.on);

/** Ticks, and the plain words for each. */
export function YoungWordsForm({ scope, desk }: { readonly scope: string; readonly desk: YoungDesk }) {
  const form = useKeptForm<Values>(scope, `young-${desk.contextId}`, valuesOf(desk));
  const send = useSend('setYoungWords');
  return (
    <SendForm
      form={form}
      schema={newYoungWords}
      body={(values) => ({
        greeting: values.greeting,
        choices: tickedOf(desk, values).map(({ source }) => ({
          source,
          words: values.ticks[source]?.words ?? '',
          answer: values.ticks[source]?.answer ?? '',
        })),
      })}
      send={(body) => send.mutateAsync({ params: { id: desk.contextId }, body })}
      label="Save what they read"
      onSaved={(saved) => form.clear(valuesOf(saved))}
    >
      <LongTextField
        {...form.field('greeting')}
        label="First words"
        help="Who you are and why this page is there, in two short sentences."
        optional
      />
      {SECTIONS.map(({ section, title }) => {
        const offers = desk.offers.filter((one) => one.section === section);
        return (
          offers.length > 0 && (
            <section key={section} aria-labelledby={`young-${section}`}>
              <h3 id={`young-${section}`}>{title}</h3>
              <ul className="wm-quiet-list wm-young-choices">
                {offers.map((offer) => (
                  <OfferLine key={offer.source} form={form} desk={desk} offer={offer} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </SendForm>
  );
}

function OfferLine({
  form,
  desk,
  offer,
}: {
  readonly form: KeptForm<Values>;
  readonly desk: YoungDesk;
  readonly offer: YoungOffer;
}) {
  const { source, section, original, originalAnswer, date, state } = offer;
  const tick = form.values.ticks[source] ?? { on: false, words: '', answer: '' };
  const place = tickedOf(desk, form.values).findIndex((one) => one.source === source);
  const change = (part: Partial<Tick>) =>
    form.set((before) => ({ ...before, ticks: { ...before.ticks, [source]: { ...tick, ...part } } }));
  const field = (name: 'words' | 'answer') => ({
    id: `${form.id}-choices.${place}.${name}`,
    value: tick[name],
    refusal: place < 0 ? undefined : sentenceFor(form.refusals, `choices.${place}.${name}`),
    onValue: (value: string) => {
      change({ [name]: value });
      form.mended(`choices.${place}.${name}`);
    },
  });
  const toggle = () => {
    // refusals are told by place in the list, which a tick moves
    form.refuse([]);
    change({ on: !tick.on });
  };
  return (
    <li>
      <label className="wm-choice">
        <input type="checkbox" checked={tick.on} onChange={toggle} />
        <span>
          {original}
          <span className="wm-choice-words">
            {date ? dayWords(date) : 'No date yet'}
            {section === 'said' &&
              (originalAnswer
                ? `. Answered: ${originalAnswer}`
                : '. Not answered yet: young people will see that')}
          </span>
        </span>
      </label>
      {state === 'changed' && (
        <p className="wm-small">
          <strong>Not shown just now:</strong> the team’s words changed since this was ticked. Read both again
          and save.
        </p>
      )}
      {tick.on && (
        <>
          <LongTextField
            {...field('words')}
            label="In plain words"
            help="As you would say it to somebody of twelve. No names, and nothing that tells who said it."
          />
          {section === 'said' && (
            <LongTextField
              {...field('answer')}
              label="What the adults answered"
              help="Also if the answer is no, and then why."
              optional
            />
          )}
        </>
      )}
    </li>
  );
}
