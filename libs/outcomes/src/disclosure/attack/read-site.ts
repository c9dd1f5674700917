import { type Notes, noNotes, type Printed, type Span, together } from './printed';
import { figureIn, readWords } from './read-words';

/**
 * A page of the static site, or a report in a browser: its tables, its sentences, its text alternatives, and where the points and
 * whiskers of its charts stand, measured against the ticks of their axis.
 */
export function readSite(from: string, html: string): Notes {
  const words = wordsOf(html.replace(/<svg[\s\S]*?<\/svg>/g, ' '));
  const alternatives = [...html.matchAll(/(?:aria-label|alt|title)="([^"]*)"|<title>([^<]*)<\/title>/g)]
    .map(([, attribute, element]) => unescaped(attribute ?? element ?? ''))
    .join('. ');
  return together([
    readWords(`${from}, words`, words),
    readWords(`${from}, text alternatives`, alternatives),
    { ...noNotes, figures: [...tablesOf(from, html), ...twinsOf(from, html), ...chartsOf(from, html)] },
  ]);
}

const unescaped = (text: string): string =>
  text.replace(/&(?:#39|quot|lt|gt|amp);/g, (name) => entities[name] ?? name);
const entities: Readonly<Record<string, string>> = {
  '&#39;': "'",
  '&quot;': '"',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};
const wordsOf = (html: string): string =>
  unescaped(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

function tablesOf(from: string, html: string): Printed[] {
  return [...html.matchAll(/<table[\s\S]*?<\/table>/g)].flatMap(([table]) => {
    const codes = [...table.matchAll(/<th scope="col"[^>]*>([\s\S]*?)<\/th>/g)]
      .slice(1)
      .map(([, heading = '']) => /\(([A-Z]+-\d+)\)$/.exec(wordsOf(heading))?.[1] ?? null);
    if (!codes.some((code) => code !== null)) return [];
    return [...table.matchAll(/<tr[^>]*><th scope="row"[^>]*>([\s\S]*?)<\/th>([\s\S]*?)<\/tr>/g)].flatMap(
      ([, period = '', row = '']) =>
        [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].flatMap(([, cell = ''], column): Printed[] => {
          const [indicator, figure] = [codes[column], figureIn(wordsOf(cell))];
          if (!indicator || !figure) return [];
          return [{ from: `${from}, table`, indicator, breakdown: null, period: wordsOf(period), ...figure }];
        }),
    );
  });
}

/** The code of the row of a page that stands alone: the first words under what it measures. */
const codeOf = (row: string): string | undefined =>
  /<p class="(?:small|wm-source)">([A-Z]+-\d+)\./.exec(row)?.[1];
const rowsOf = (html: string): string[] =>
  html.split(/<div class="row">|<section class="wm-row[^"]*"[^>]*>/).slice(1);
const headOf = (html: string): string[] =>
  [...html.matchAll(/<th [^>]*>([\s\S]*?)<\/th>/g)].map(([, words = '']) => wordsOf(words));
const cellsOf = (html: string): string[] =>
  [...html.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, words = '']) => wordsOf(words));

const NO_BASE = /interval|^(?:Remark|Average|Median|Marked|Lower limit|Upper limit)$/;

/** The table below a chart: waves as columns or as lines, with value, interval and base each in words of its own. */
function twinsOf(from: string, html: string): Printed[] {
  return rowsOf(html).flatMap((row) => {
    const indicator = codeOf(row);
    const table = /<table[^>]*wm-twin-table[\s\S]*?<\/table>/.exec(row)?.[0];
    if (!indicator || !table) return [];
    const caption = wordsOf(/<caption>([\s\S]*?)<\/caption>/.exec(table)?.[1] ?? '');
    const percent = /percent/i.test(caption) ? '%' : '';
    const [head = '', body = ''] = table.split('</thead>');
    const across = headOf(head).slice(1);
    const lines = [...body.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, line = '']) => ({
      head: headOf(line)[0] ?? '',
      cells: cellsOf(line),
    }));
    const asLines = table.includes('wm-twin-lines');
    const waves = asLines
      ? lines.map(({ head: period, cells }) => ({
          period,
          of: across.map((name, at) => [name, cells[at] ?? '']),
        }))
      : across.map((period, at) => ({ period, of: lines.map((line) => [line.head, line.cells[at] ?? '']) }));
    return waves.flatMap(({ period, of }): Printed[] => {
      const [first, ...more] = of.map(([name = '', cell = '']) => ({ name, cell }));
      const interval = more.find(({ name }) => name.includes('interval'))?.cell.replace('–', ' to ');
      const base = more.find(({ name }) => !NO_BASE.test(name))?.cell;
      const beside = [interval, base && `n ${base}`].filter(Boolean).join(', ');
      const figure = figureIn(`${first?.cell ?? ''}${percent}${beside === '' ? '' : ` (${beside})`}`);
      return figure ? [{ from: `${from}, table`, indicator, breakdown: null, period, ...figure }] : [];
    });
  });
}

const number = (mark: string, name: string): number =>
  Number(new RegExp(`\\b${name}="(-?[\\d.]+)"`).exec(mark)?.[1]);
/** Coordinates are printed to the hundredth: that is what a point can be measured to. */
const HALF_A_HUNDREDTH = 0.005;

function chartsOf(from: string, html: string): Printed[] {
  return rowsOf(html).flatMap((row) => {
    const indicator = codeOf(row);
    // of the drawings of one row, which say the same at other widths, the first
    const chart = /<svg(?! class="wm-tint)[\s\S]*?<\/svg>/.exec(row)?.[0];
    return indicator && chart ? pointsOf(`${from}, chart`, indicator, chart) : [];
  });
}

function pointsOf(from: string, indicator: string, chart: string): Printed[] {
  const measure = axisOf(chart);
  if (!measure) return [];
  const whiskers = [...chart.matchAll(/<line class="wm-whisker"[^>]*>/g)].map(([mark]) => mark);
  const dots = [...chart.matchAll(/<circle class="wm-dot[^"]*"[^>]*>/g)].map(([mark]) => mark);
  return dots.map((dot, at) => {
    const whisker = whiskers.find((mark) => Math.abs(number(mark, 'x1') - number(dot, 'cx')) < 0.02);
    return {
      from,
      indicator,
      breakdown: null,
      period: `#${at + 1} of ${dots.length}`,
      value: measure(number(dot, 'cy')),
      lower: whisker ? measure(Math.max(number(whisker, 'y1'), number(whisker, 'y2'))) : null,
      upper: whisker ? measure(Math.min(number(whisker, 'y1'), number(whisker, 'y2'))) : null,
      base: null,
    };
  });
}

/** From the height of a mark to what it stands for, by the first and last tick of the axis. */
function axisOf(chart: string): ((y: number) => Span) | null {
  const ticks = [
    ...chart.matchAll(/<line class="wm-(?:zero|grid)"[^>]*>\s*<text class="wm-tick"[^>]*>([^<]*)</g),
  ].flatMap(([mark, label = '']) => {
    const value = Number(label.replace(/[%,]/g, ''));
    return label !== '' && Number.isFinite(value)
      ? [{ y: number(mark, 'y1'), value, percent: label.endsWith('%') }]
      : [];
  });
  const [first, last] = [ticks[0], ticks.at(-1)];
  if (!first || !last || first.y === last.y) return null;
  const unit =
    (last.value - first.value) / (last.y - first.y) / (ticks.some(({ percent }) => percent) ? 100 : 1);
  const zero = first.value / (ticks.some(({ percent }) => percent) ? 100 : 1);
  return (y) => {
    const [a, b] = [y - HALF_A_HUNDREDTH, y + HALF_A_HUNDREDTH].map((edge) => zero + (edge - first.y) * unit);
    return { lower: Math.min(a ?? 0, b ?? 0), upper: Math.max(a ?? 0, b ?? 0) };
  };
}
