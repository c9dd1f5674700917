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
    { ...noNotes, figures: [...tablesOf(from, html), ...chartsOf(from, html)] },
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

const number = (mark: string, name: string): number =>
  Number(new RegExp(`\\b${name}="(-?[\\d.]+)"`).exec(mark)?.[1]);
/** Coordinates are printed to the hundredth: that is what a point can be measured to. */
const HALF_A_HUNDREDTH = 0.005;

function chartsOf(from: string, html: string): Printed[] {
  return html
    .split('<div class="row">')
    .slice(1)
    .flatMap((block) => {
      const indicator = /<p class="small">([A-Z]+-\d+)\./.exec(block)?.[1];
      const chart = /<svg[\s\S]*?<\/svg>/.exec(block)?.[0];
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
