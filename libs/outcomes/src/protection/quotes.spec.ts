import fc from 'fast-check';
import { repeats, tracesOf } from './quotes';

// the same cases on every machine: whoever looks for more changes the seed
fc.configureGlobal({ seed: 20_260_915 });

const SAID = 'They did not make it safe. They made it empty. We went to the towpath.';
const found = (text: string, said = SAID) => repeats(text, tracesOf(said, 'a'), 'a');

describe('whether a text repeats what somebody said', () => {
  it.each([
    SAID,
    'A young person told us: “they did NOT make it safe…” and more.',
    'They made it empty; we went to the canal.',
  ])('does: %s', (text) => expect(found(text)).toBe(true));

  it.each(['They went to the towpath.', 'It was made safe, and it is empty.', ''])('does not: %s', (text) =>
    expect(found(text)).toBe(false),
  );

  it('tells few words by all of them, and fewer than three by nothing', () => {
    expect(found('One said I hate it here, and left.', 'I hate it here')).toBe(true);
    expect(found('One said I hate it, and left.', 'I hate it here')).toBe(false);
    expect(found('It is good.', 'good')).toBe(false);
  });

  it('is found without regard to case, marks and apostrophes, wherever it stands', () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 6, maxLength: 20 }), word, word, (words, before, after) => {
        const text = `${before} — ${words.join(', ').toUpperCase()}! ${after}`;
        return found(text, words.join(' '));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps none of the words, and knows them under its own salt only', () => {
    const traces = tracesOf(SAID, 'a');
    expect(JSON.stringify(traces)).not.toMatch(/towpath|empty/);
    expect(repeats(SAID, traces, 'b')).toBe(false);
  });
});
