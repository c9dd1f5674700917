import { counts, events } from '../testing/a-series';
import { found, pageOf, place, rolled, rounds, years } from '../testing/watched';
import type { StoredAnswer } from './quality-page';

describe('answers', () => {
  const zero = (n: number) =>
    place(rolled('LOC-12', years(2018, [events(40), events(n), events(44), events(39)])), {
      closed: '2021-01-01',
    });
  const [finding] = found('zero', zero(0));
  const answer = (action: 'checked' | 'reopened', id: number): StoredAnswer => ({
    id,
    key: finding?.key ?? '',
    cells: finding?.cells ?? [],
    action,
    reason: 'The system was down all year.',
    by: 'Ada',
    at: '2026-09-15T10:00:00Z',
  });
  const stateAfter = (...answers: StoredAnswer[]) =>
    pageOf([zero(0)], answers).places[0]?.findings.find(({ kind }) => kind === 'zero');

  it('stand until they are opened again; every one is kept, latest first', () => {
    expect(stateAfter()?.state).toBe('open');
    expect(stateAfter(answer('checked', 1))?.state).toBe('checked');
    const again = stateAfter(answer('checked', 1), answer('reopened', 2));
    expect(again?.state).toBe('open');
    expect(again?.answers.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('do not hold for other figures than those they were given for', () => {
    const other = {
      ...answer('checked', 1),
      cells: [{ ...(finding?.cells[0] ?? { row: '', start: '', end: '' }), figure: '7' }],
    };
    expect(stateAfter(other)?.state).toBe('changed');
  });

  it('are counted in the lede, where nothing odd is not proof', () => {
    expect(pageOf([zero(0)], [answer('checked', 1)]).lede).toContain('Nothing was corrected.');
    expect(pageOf([place([])]).lede).toBe('No figures yet, so nothing to look at.');
    const fine = place(rolled('LOC-01', rounds(2018, [counts(30, 62), counts(33, 60)])));
    expect(pageOf([fine]).lede).toContain('That is not proof');
  });
});
