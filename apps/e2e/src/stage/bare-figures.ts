export interface Bare {
  readonly figures: number;
  readonly bare: string[];
}

/** Runs in the page. Figures in text (24%, 79 in 100, n 62, 12 of 48, 30 points, 14 events, 1,204) whose own part of the page has no way to a method. */
export function bareFigures(): Bare {
  const figure =
    /\d%|\b\d+ in 100\b|\bn \d|\b\d+ of (?:these )?\d+\b|\b\d+ points\b|(?<!per |[\d,])\d[\d,]* (?:people|young people|events|crimes|children|pupils|hours|sessions|incidents|reports|series|features|things|actions|meetings|concerns|figures|records|cells)\b|^(?!(?:19|20)\d\d$)\d[\d,.]*$/;
  // definitions, choices and the rules themselves speak in figures and are none
  // nor do numbers that name a response of the time line, or say how long a list is
  const notFigures =
    'option, select, label, dl, b, summary, .wm-strip, .wm-colophon, .wm-rules, .wm-definition, .wm-controls';
  // the part of a page that a reader takes for one thing
  const part = 'section, article, li, figure, .wm-lede, .wm-spark-cell, .wm-row, .wm-over-time, .wm-answer';
  const main = document.querySelector('main');
  const found: Bare = { figures: 0, bare: [] };
  if (!main) return found;
  const leads = (one: Element | null): boolean =>
    one !== null && one !== main && one.querySelector('[data-doors], a[href*="/methods/"]') !== null;
  // a page whose numbers are all counted in one way says so once, under its title
  const whole = main.querySelector(':scope > [data-doors="page"] a[href*="/methods/"]') !== null;
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let figures = 0;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const near = node.parentElement;
    if (!figure.test(text) || !near || near.closest(notFigures)) continue;
    figures += 1;
    const own = near.closest(part);
    if (whole) continue;
    // a list inside a row belongs to the row: one step out, never to the whole page
    if (!leads(own) && !leads(own?.parentElement?.closest(part) ?? null)) found.bare.push(text.slice(0, 120));
  }
  return { figures, bare: found.bare };
}
