import type { JourneyPage } from './browser';

export interface PlaceAsShown {
  /** Every word of the page of a place, drawings left out, in the order in which they are read. */
  readonly words: readonly string[];
  /** Every mark that can be seen, in the order in which they are painted: what it is, what it says, and where in its drawing. */
  readonly marks: readonly string[];
  /** Left edge, width and height of what the page is set in, px. */
  readonly boxes: readonly string[];
  readonly colours: readonly string[];
}

/** A place as it stands in the browser: the same from the server and from a published folder, or one of them is wrong. */
export function placeAsShown(page: JourneyPage): Promise<PlaceAsShown> {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    const place = document.querySelector('.wm-context');
    if (!main || !place) throw new Error('no page of a place');
    const text = (node: Element) => (node.textContent ?? '').replace(/\s+/g, ' ').trim();
    const copy = place.cloneNode(true) as Element;
    for (const drawn of copy.querySelectorAll('svg, .wm-step, .wm-more')) drawn.remove();
    const leaves = 'h2, h3, p, dt, dd, li, th, td, caption, summary';
    const head = ['h1', '.wm-lede', '.wm-page-terms', '.wm-counted', '.wm-controls'].map((name) =>
      text(main.querySelector(name) ?? main),
    );
    const words = [...head, ...[...copy.querySelectorAll(leaves)].map(text)];
    // what cannot be seen has no box
    const visible = [...place.querySelectorAll('svg')].filter((one) => one.getClientRects().length > 0);
    // drawn to a hundredth in a file
    const round = (value: string | null) =>
      value === null ? '' : String(Math.round(Math.round(Number(value) * 100) / 100));
    const marks = visible
      .filter((one) => !one.classList.contains('wm-tint-layer'))
      .flatMap((one) =>
        [
          ...one.querySelectorAll(
            'circle[class^=wm], line[class^=wm], text[class^=wm], rect[class^=wm], path[class^=wm]',
          ),
        ]
          .filter((mark) => mark.getAttribute('class') !== 'wm-cursor')
          .map((mark) =>
            [
              mark.tagName,
              mark.getAttribute('class') ?? '',
              text(mark),
              ...['x', 'y', 'cx', 'cy', 'x1', 'y1', 'x2', 'y2'].map((name) => round(mark.getAttribute(name))),
              getComputedStyle(mark).fill,
              getComputedStyle(mark).stroke,
            ].join(' '),
          ),
      );
    const boxOf = (node: Element) => {
      const { left, width, height } = node.getBoundingClientRect();
      return [node.className || node.tagName, ...[left, width, height].map(Math.round)].join(' ');
    };
    const set = 'h1, .wm-lede, .wm-controls, .wm-goals, .wm-row, .wm-plot, .wm-reading, .wm-cannot, .wm-life';
    const boxes = [...main.querySelectorAll(set)]
      .filter((one) => !one.classList.contains('wm-more') && one.getClientRects().length > 0)
      .map(boxOf);
    const colours = ['h1', '.wm-lede', '.wm-definition', '.wm-source', '.wm-verdict', '.wm-verdict i'].map(
      (name) => {
        const { color, backgroundColor, fontFamily, fontSize } = getComputedStyle(
          main.querySelector(name) ?? main,
        );
        return [name, color, backgroundColor, fontFamily, fontSize].join(' ');
      },
    );
    return {
      words,
      marks,
      boxes,
      colours: [...colours, getComputedStyle(document.documentElement).backgroundColor],
    };
  });
}
