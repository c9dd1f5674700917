import { gapsOf } from './gaps';
import { outcomeRows } from './released-rows';
import { strengthLimit } from './strength';
import { fullTexts, garagesInput, noTexts } from './testing/garages';
import { indicator, row, verdict } from './testing/released';

const sections = (texts = noTexts): string[] => gapsOf(garagesInput(texts)).map((g) => g.section);

describe('gaps', () => {
  it('asks for everything only people can write', () => {
    expect(sections()).toEqual(['voices', 'contribution', 'otherExplanations', 'whatDidNotWork', 'strength']);
  });

  it('lists one gap for each text left out, and none once all are there', () => {
    expect(sections(fullTexts)).toEqual([]);
    expect(sections({ ...fullTexts, whatDidNotWork: ' ' })).toEqual(['whatDidNotWork']);
    expect(sections({ ...fullTexts, contribution: 'tbc' })).toEqual(['contribution']);
    expect(sections({ ...fullTexts, voicesConsent: false })).toEqual(['voicesConsent']);
  });

  it('says which part each gap is in, in a sentence', () => {
    for (const gap of gapsOf(garagesInput(noTexts))) expect(gap.sentence).toMatch(/\(part \d+\).*\.$/);
  });
});

describe('the strength of a claim', () => {
  const judged = (
    code: string,
    source: string,
    held: boolean,
    word: 'improving' | 'worsening' = 'improving',
  ) => row(indicator(code, code), [], { source, verdict: verdict({ held, word }) });
  const strong = { ...fullTexts, strength: 'strong' as const };

  it('is never strong from one source, and says why', () => {
    const one = strengthLimit([judged('LOC-01', 'Survey', true), judged('LOC-04', 'survey ', true)], strong);
    expect(one.limit).toBe('fair');
    expect(one.granted).toBe('fair');
    expect(one.because.join(' ')).toContain('a single source can never be strong');
  });

  it('may be strong from two sources whose change held, with other explanations weighed and people heard', () => {
    const rows = [judged('LOC-01', 'Survey', true), judged('LOC-05', 'Review by two raters', true)];
    expect(strengthLimit(rows, strong)).toMatchObject({ limit: 'strong', granted: 'strong', because: [] });
    expect(strengthLimit(rows, { ...strong, otherExplanations: '' }).limit).toBe('weak');
    expect(strengthLimit(rows, { ...strong, voicesConsent: false }).limit).toBe('fair');
    expect(strengthLimit([...rows, judged('LOC-15', 'Survey', true, 'worsening')], strong).limit).toBe(
      'fair',
    );
  });

  it('is weak where nothing changed or the change rests on the latest wave', () => {
    expect(strengthLimit([], strong).limit).toBe('weak');
    expect(strengthLimit([judged('LOC-01', 'a', false), judged('LOC-05', 'b', false)], strong).limit).toBe(
      'weak',
    );
  });

  it('never raises what the writers chose', () => {
    const rows = [judged('LOC-01', 'Survey', true), judged('LOC-05', 'Review', true)];
    expect(strengthLimit(rows, { ...strong, strength: 'weak' }).granted).toBe('weak');
    expect(strengthLimit(rows, { ...strong, strength: '' }).granted).toBeNull();
  });

  it('counts no context-only row and no effort', () => {
    const keys = outcomeRows(garagesInput().page).map((r) => r.key);
    expect(keys).not.toContain('LOC-12');
    expect(keys).not.toContain('SYS-11');
  });

  it('is a gap where the writers ask for more than the figures allow', () => {
    const input = garagesInput({ ...fullTexts, strength: 'strong' });
    const rows = input.page.rows.filter(({ row: r }) => r.key !== 'LOC-05');
    const gaps = gapsOf({ ...input, page: { ...input.page, rows } });
    expect(gaps.map((g) => g.section)).toEqual(['strength']);
    expect(gaps[0]?.sentence).toContain('single source');
  });
});
