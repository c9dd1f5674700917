import type { ReleasedRow } from '@waymark/contract';
import { chartModel } from '../model/chart-model';
import type { Mark, MarkRole, TextMark } from '../marks/mark';
import { textWidth } from '../marks/text-width';
import {
  feelsSafe,
  guardianship,
  missing,
  percent,
  row,
  shown,
  sixYears,
  threeGrants,
  withheld,
  youngWomen,
} from '../testing/rows';
import type { RowOptions } from './frame';
import { layoutRow } from './row';

const draw = (of: ReleasedRow, options: Partial<RowOptions> = {}) =>
  layoutRow(chartModel(of), sixYears, { width: 654, ...options });
const only = (marks: readonly Mark[], ...roles: MarkRole[]) =>
  marks.filter((mark) => roles.includes(mark.role));
const texts = (marks: readonly Mark[], role: MarkRole) =>
  only(marks, role).flatMap((mark) => (mark.shape === 'text' ? [mark.text] : []));

const half = (i: number) => {
  const y = 2016 + Math.floor(i / 2);
  return i % 2 === 0
    ? { start: `${y}-01-01`, end: `${y}-06-30`, label: `spring ${y}` }
    : { start: `${y}-07-01`, end: `${y}-12-31`, label: `autumn ${y}` };
};
const tenYears = {
  start: '2016-01-01',
  end: '2025-12-31',
  ticks: Array.from({ length: 10 }, (_, i) => ({ date: `${2016 + i}-01-01`, label: String(2016 + i) })),
};
const twenty = row(
  Array.from({ length: 20 }, (_, i) => ({
    ...(i === 6 || i === 7
      ? withheld(2016)
      : percent(2016, 0.3 + i / 50, 0.2 + i / 50, 0.4 + i / 50, 40 + i)),
    period: half(i),
  })),
  {
    verdict: {
      ...feelsSafe.verdict,
      baseline: half(0),
      latest: half(19),
      sentence: 'It stood at 48 in autumn 2020.',
    },
  },
);

describe('ten years of half-yearly waves', () => {
  it('label the first, the last and the cited wave, however narrow', () => {
    for (const width of [328, 654]) {
      const { marks } = layoutRow(chartModel(twenty), tenYears, { width, alone: width === 328 });
      expect(only(marks, 'value').map((mark) => mark.cell)).toEqual([0, 9, 19]);
      expect(texts(marks, 'reason')).toEqual(['withheld']);
    }
  });

  it('keep 120 monthly counts legible: beads, one column a run, no text on another', () => {
    const month = (i: number) => {
      const start = `${2016 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
      return { start: `${start}-01`, end: `${start}-28`, label: start };
    };
    const cells = Array.from({ length: 120 }, (_, i) => ({
      ...(i >= 40 && i < 47
        ? withheld(2016)
        : shown(2016, { value: 5 + (i % 7), base: { label: 'count', value: 5 } })),
      period: month(i),
    }));
    const counts = row(cells, {
      scale: { kind: 'count', min: 0, max: null, unit: 'incidents', decimals: 0 },
    });
    const { marks } = layoutRow(chartModel(counts), tenYears, { width: 328, alone: true });
    expect(only(marks, 'withheld')).toHaveLength(1);
    const radii = only(marks, 'dot').map((mark) => (mark.shape === 'circle' ? mark.r : 0));
    expect([radii[0], radii.at(-1)]).toEqual([4, 4]);
    expect(Math.max(...radii.slice(1, -1))).toBeLessThan(2);
  });
});

describe('text', () => {
  const box = (mark: TextMark) => {
    const width = textWidth(mark.text, mark.size, mark.strong);
    const x = mark.anchor === 'middle' ? mark.x - width / 2 : mark.anchor === 'end' ? mark.x - width : mark.x;
    return { x0: x, x1: x + width, y0: mark.y - mark.size * 0.75, y1: mark.y };
  };
  const overlapping = (marks: readonly Mark[]) => {
    const all = marks.flatMap((mark) => (mark.shape === 'text' && mark.role !== 'tick' ? [mark] : []));
    return all.flatMap((a, i) =>
      all.slice(i + 1).flatMap((b) => {
        const [p, q] = [box(a), box(b)];
        return p.x0 < q.x1 && q.x0 < p.x1 && p.y0 < q.y1 && q.y0 < p.y1 ? [[a.text, b.text]] : [];
      }),
    );
  };
  const hard = row(
    [
      missing(2016),
      missing(2017),
      percent(2018, 0.02, 0, 0.1, 14),
      withheld(2019),
      withheld(2020),
      percent(2021, 1, 0.7, 1, 12),
    ],
    { breaks: [{ date: '2018-06-01', kind: 'question changed', reason: 'question changed in wording' }] },
  );

  /** Eight waves in four of the six years: absences, small numbers and wide figures side by side. */
  const crowded = row(
    Array.from({ length: 8 }, (_, i) => ({
      ...(i % 3 === 1
        ? { ...missing(2016), reason: 'not collected' as const }
        : percent(2016, i % 2 === 0 ? 1 : 0.98, 0.9, 1, 14 + 1000 * (i % 2))),
      period: half(i),
    })),
  );
  /** Neighbouring waves that all are cited. */
  const cited = {
    ...twenty,
    verdict: {
      ...twenty.verdict,
      sentence: 'From spring 2024 over autumn 2024 and spring 2025 to autumn 2025 it rose.',
    },
  };

  it.each([306, 328, 420, 654, 900])('touches no other and is never under 12 px at %i px', (width) => {
    for (const one of [feelsSafe, guardianship, youngWomen, hard]) {
      const { marks } = draw(one, { width, alone: width < 600, grants: threeGrants });
      expect(overlapping(marks)).toEqual([]);
      for (const mark of marks) if (mark.shape === 'text') expect(mark.size).toBeGreaterThanOrEqual(12);
    }
    for (const one of [twenty, cited, crowded]) {
      const { marks } = layoutRow(chartModel(one), tenYears, {
        width,
        alone: width < 600,
        grants: threeGrants,
      });
      expect(overlapping(marks)).toEqual([]);
    }
  });
});

it('prints no figure whose n is not printed', () => {
  const { marks } = layoutRow(chartModel(twenty), tenYears, { width: 328, alone: true });
  const named = new Set(only(marks, 'n').map((mark) => mark.cell));
  for (const value of only(marks, 'value')) expect(named).toContain(value.cell);
});
