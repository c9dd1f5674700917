import { adviceOn } from './password-advice';

describe(adviceOn, () => {
  it.each([
    ['', 'Four or five words'],
    ['short', '7 more characters'],
    ['eleven sign', '1 more character,'],
    ['the harbour at night', 'It holds “harbour”'],
    ['SAM.FIELD and friends', 'It holds “field”'],
    ['aaaaaaaabbbb', 'repeats few characters'],
    ['qwertzuiopas zx', 'follows the keyboard'],
    ['copper kettles in the rain', 'Long enough'],
    ['🌧🌧🌧🌧🌧🌧 six', '2 more characters'],
  ])('says of %j: %s', (password, words) => {
    expect(adviceOn(password, ['Harbour Youth', 'sam.field'])).toContain(words);
  });
});
