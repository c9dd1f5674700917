import { chartModel } from '../model/chart-model';
import { feelsSafe, sixYears, threeGrants, twoResponses, youngWomen } from '../testing/rows';
import { figureSvg, moveMark } from './figure-svg';

const around = { grants: threeGrants, responses: twoResponses, place: 'The Garages', footing: 'As released' };

describe('a figure that travels alone', () => {
  const svg = figureSvg(chartModel(youngWomen), sixYears, around);

  it('carries its title, strip, sentence, source and footing, and no colour of the page', () => {
    for (const text of [
      'Feels safe here by day, young women, The Garages',
      'G1, individual measures',
      'As released.',
    ])
      expect(svg).toContain(text);
    expect(svg).toMatch(/<desc>In 2021, 74 in 100 felt safe/);
    expect(svg).not.toMatch(/var\(| id=/);
  });

  it('holds the cells and no others', () => {
    expect(svg.match(/class="wm-dot"/g)).toHaveLength(4);
    expect(svg.match(/class="wm-withheld"/g)).toHaveLength(1);
    expect(svg.match(/class="wm-missing"/g)).toHaveLength(1);
  });
});

it('moves every kind of mark by the same distance', () => {
  const stroke = { ink: 'ink' as const, width: 1 };
  const fill = { ink: 'ink' as const };
  expect(moveMark({ shape: 'line', role: 'zero', from: [1, 2], to: [3, 4], stroke }, 10, 20)).toMatchObject({
    from: [11, 22],
    to: [13, 24],
  });
  expect(
    moveMark({ shape: 'path', role: 'line', points: [[1, 2]], closed: false, stroke }, 10, 20),
  ).toMatchObject({ points: [[11, 22]] });
  expect(moveMark({ shape: 'circle', role: 'dot', cx: 1, cy: 2, r: 4, fill, stroke }, 10, 20)).toMatchObject({
    cx: 11,
    cy: 22,
    r: 4,
  });
  const hatch = {
    stroke,
    segments: [
      [
        [1, 2],
        [3, 4],
      ],
    ] as const,
  };
  expect(
    moveMark({ shape: 'rect', role: 'withheld', x: 1, y: 2, width: 5, height: 6, hatch }, 10, 20),
  ).toMatchObject({
    x: 11,
    y: 22,
    width: 5,
    hatch: {
      segments: [
        [
          [11, 22],
          [13, 24],
        ],
      ],
    },
  });
  expect(chartModel(feelsSafe).points).toHaveLength(6);
});
