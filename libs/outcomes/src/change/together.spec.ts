import { anIndicator } from '../testing/an-indicator';
import { aSeries, counts } from '../testing/a-series';
import { allShown } from './segment';
import { judgeTogether } from './together';

const line = (code: string, ...figures: Parameters<typeof aSeries>[1]) => ({
  series: allShown(aSeries(anIndicator({ code }), figures)),
});
// 28 of 59, then 37 of 56: +18.6 points with an interval of 0.5 to 35.0, so only just clear of 0 by itself.
const narrow = line('LOC-01', counts(28, 59), counts(37, 56));
const flat = line('LOC-04', counts(30, 60), counts(31, 60));
const strong = line('LOC-02', counts(100, 500), counts(400, 500));

describe('verdicts read together', () => {
  it('stand alone where the plan named none, and the page says so', () => {
    const { verdicts, sentence } = judgeTogether([narrow, flat], { kind: 'named', codes: [] });
    expect(verdicts[0]).toMatchObject({ word: 'improving', adjusted: 'none' });
    expect(sentence).toContain('No headline indicators were named');
  });

  it('are corrected over the named ones by Holm', () => {
    const { verdicts, sentence } = judgeTogether([narrow, flat], {
      kind: 'named',
      codes: ['LOC-01', 'LOC-04'],
    });
    expect(verdicts[0]).toMatchObject({
      word: 'cannot say',
      adjusted: 'holm',
      lack: 'not clear once 2 indicators are read together',
    });
    expect(sentence).toContain('2 tests, corrected for that (Holm)');
  });

  it('leave those not named alone', () => {
    const { verdicts } = judgeTogether([narrow, flat, strong], {
      kind: 'named',
      codes: ['LOC-04', 'LOC-02'],
    });
    expect(verdicts.map(({ word, adjusted }) => [word, adjusted])).toEqual([
      ['improving', 'none'],
      ['cannot say', 'holm'],
      ['improving', 'holm'],
    ]);
  });

  it('are corrected over a wall by Benjamini-Hochberg, which asks less than Holm', () => {
    const { verdicts } = judgeTogether([narrow, strong], { kind: 'wall' });
    expect(verdicts.map(({ word, adjusted }) => [word, adjusted])).toEqual([
      ['improving', 'benjamini_hochberg'],
      ['improving', 'benjamini_hochberg'],
    ]);
    expect(judgeTogether([narrow, flat], { kind: 'wall' }).verdicts[0]?.word).toBe('cannot say');
  });

  it('count every test run, and say how many could not be', () => {
    const unasked = line('LOC-15', counts(1, 8), counts(2, 9));
    const { sentence } = judgeTogether([narrow, unasked], { kind: 'named', codes: ['LOC-01', 'LOC-15'] });
    expect(sentence).toContain('1 test, corrected');
    expect(sentence).toContain('1 more rest');
  });
});
