import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paperPalette } from './draw/draw-svg';
import { inks } from './marks/mark';

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');

/** Colours of the first block that opens with `opening`. */
function coloursAfter(opening: string): Record<string, string> {
  const from = css.indexOf(opening);
  expect(from).toBeGreaterThanOrEqual(0);
  const next = css.indexOf('@media', from + opening.length);
  const block = css.slice(from, next === -1 ? undefined : next);
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gi)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const schemes = {
  light: coloursAfter(':root {'),
  dark: coloursAfter('@media (prefers-color-scheme: dark)'),
  print: coloursAfter('@media print {'),
};
const text = ['ink', 'ink-2', 'accent', 'context-text', 'worse'];
const meaning = ['axis', 'context', 'fund-edge', 'hatch', 'focus'];
const grounds = ['paper', 'fund', 'fund-2'];

describe.each(Object.entries(schemes))('colours, %s', (_, colours) => {
  it.each(text)('set %s readably on paper and on every tint', (ink) => {
    for (const ground of grounds)
      expect(contrast(colours[ink] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
  it.each(meaning)('draw %s visibly on paper and on every tint', (ink) => {
    for (const ground of grounds)
      expect(contrast(colours[ink] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(3);
  });
});

it('prints a report in the colours a page prints in', () => {
  expect(paperPalette).toEqual(Object.fromEntries(inks.map((ink) => [ink, schemes.print[ink]])));
});

it('knows contrast: black on white is 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 9);
});
