import type { LifeLink } from '@waymark/contract';
import { placedOn } from './life-line';
import { BOX, laidOut, twoLines } from './links-layout';

const link = (type: LifeLink['type'], direction: LifeLink['direction'], name: string): LifeLink => ({
  contextId: 1,
  name,
  level: 'location',
  type,
  direction,
  start: '2020-01-01',
  end: null,
  note: '',
});

describe(laidOut, () => {
  it('draws what it lies in as a frame, groups at its left, places and neighbours at its right', () => {
    const { frames, nodes } = laidOut([
      link('within', 'out', 'The district'),
      link('spends time at', 'in', 'A group'),
      link('next to', 'in', 'The precinct'),
      link('became', 'out', 'The market'),
    ]);
    expect(frames.map(({ name }) => name)).toEqual(['The district']);
    expect(nodes.map(({ link: { name }, side }) => [name, side])).toEqual([
      ['A group', 'left'],
      ['The precinct', 'right'],
      ['The market', 'right'],
    ]);
  });

  it('lets no box of a column touch the next, and keeps all within its height', () => {
    const { nodes, height } = laidOut(
      ['a', 'b', 'c', 'd'].map((name) => link('spends time at', 'out', name)),
    );
    const tops = nodes.map(({ y }) => y);
    for (const [i, top] of tops.entries())
      if (i > 0) expect(top - (tops[i - 1] ?? 0)).toBeGreaterThan(BOX.height);
    expect(Math.max(...tops) + BOX.height).toBeLessThan(height);
  });

  it.each([
    ['The Garages', ['The Garages']],
    ['The Garages and the Bowl at Fennick Row', ['The Garages and the Bowl', 'at Fennick Row']],
  ])('sets %s in at most two lines', (name, lines) => expect(twoLines(name)).toEqual(lines));
});

describe(placedOn, () => {
  it('sets the first day at the left, today at the right, and what lies close below each other', () => {
    const placed = placedOn(['2020-01-01', '2020-01-03', '2025-01-01'], '2030-01-01');
    expect(placed.map(({ lane }) => lane)).toEqual([0, 1, 0]);
    expect(placed[0]?.at).toBe(0);
    expect(placed[2]?.at).toBeCloseTo(50, 0);
  });
});
