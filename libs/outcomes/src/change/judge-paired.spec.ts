import { anIndicator } from '../testing/an-indicator';
import { judgePaired } from './judge-paired';

describe('the same people twice', () => {
  const period = (start: string) => ({ start, end: start, label: start });
  const [before, after] = [period('2024-04-01'), period('2025-04-01')];
  const paired = (up: number, down: number, same: number, asked: number) =>
    judgePaired(
      anIndicator(),
      {
        before: null,
        rollup: {
          subject: { contextId: 1 },
          indicator: 'LOC-01',
          breakdown: '',
          baseline: before,
          latest: after,
          asked,
          answered: asked,
          stayed: { kind: 'moments', n: up + down + same, mean: (down + same) / (up + down + same), m2: 0 },
          left: { kind: 'moments', n: asked - up - down - same, mean: 0, m2: 0 },
          change: {
            kind: 'transitions',
            moves: [
              { from: 0, to: 1, people: up },
              { from: 1, to: 0, people: down },
              { from: 1, to: 1, people: same },
            ],
          },
        },
      },
      { adjustedP: null, together: 1 },
    );

  it('is judged by who moved: 40 up and 20 down of 160 is a net change of 12.5 points (3.1 to 21.8)', () => {
    const found = paired(40, 20, 100, 170);
    expect(found.change).toBe('up');
    expect(found.difference?.lower).toBeCloseTo(0.031, 3);
    expect(found.difference?.upper).toBeCloseTo(0.218, 3);
  });

  it('needs 20 pairs and four in five followed up', () => {
    expect(paired(15, 0, 4, 20).lack).toBe('19 people answered twice: 20 are needed');
    expect(paired(40, 20, 100, 210).lack).toBe('160 of 210 were followed up: 80% are needed');
  });
});
