import { layoutRow } from '../layout/row';
import { chartModel } from '../model/chart-model';
import { feelsSafe, sixYears, threeGrants, youngWomen } from '../testing/rows';
import { cssColour, drawSvg } from './draw-svg';

const drawn = (of: typeof feelsSafe) =>
  layoutRow(chartModel(of), sixYears, { width: 654, tint: true, grants: threeGrants });

describe('a drawing', () => {
  it('keeps the geometry of the layout', () => {
    const layout = drawn(feelsSafe);
    const svg = drawSvg(layout.marks, layout);
    // 2016: the middle is day 183 of 2,192 on 600 px; 48 points are 72 px above the zero line at 172.
    expect(svg).toContain('<circle class="wm-dot" cx="94.09" cy="100" r="4"');
    expect(svg).toContain('viewBox="0 0 654 194"');
    expect(svg).toMatch(/<path class="wm-line" d="M94\.09 100L/);
  });

  it('needs no id, style sheet or script and inlines the colours of paper', () => {
    const layout = drawn(youngWomen);
    const svg = drawSvg(layout.marks, layout);
    expect(svg).not.toMatch(/ id=|<style|<script|url\(|var\(/);
    expect(svg).toContain('stroke="#0b5a7d"');
    expect(svg).toContain('class="wm-hatch"');
  });

  it('takes the colours of the page where it is asked to', () => {
    const layout = drawn(feelsSafe);
    expect(drawSvg(layout.marks, { ...layout, colour: cssColour })).toContain('stroke="var(--accent)"');
  });

  it('has a name for those who do not see it, with every letter escaped', () => {
    const svg = drawSvg([], { width: 10, height: 10, title: 'Safe & "sound" <b>', description: 'a < b' });
    expect(svg).toContain('<title>Safe &#38; &#34;sound&#34; &#60;b&#62;</title><desc>a &#60; b</desc>');
    expect(svg).toContain('role="img"');
    expect(drawSvg([], { width: 10, height: 10 })).toContain('aria-hidden="true"');
  });
});
