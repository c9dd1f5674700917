import { placesSvg } from './places-svg';

describe('before and after as a drawing to take away', () => {
  const drawn = placesSvg(
    [
      { name: 'The Green', arm: 'with', before: 48, after: 61 },
      { name: 'Canal & Lock', arm: 'without', before: 50, after: 51 },
    ],
    { grey: false, decimals: 1, title: 'Feels safe here', lines: ['LOC-01. Survey. Team figures.'] },
  );

  it('names every place, with its title and source, and needs nothing from elsewhere', () => {
    expect(drawn).toContain('The Green');
    expect(drawn).toContain('Canal &#38; Lock');
    expect(drawn).toContain('<title>Feels safe here</title>');
    expect(drawn).toContain('LOC-01. Survey. Team figures.');
    expect(drawn).not.toMatch(/var\(--|href=/);
  });

  it('is as wide as the sheet, with no mark outside it', () => {
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawn) ?? [];
    expect(Number(width)).toBe(760);
    const ys = [...drawn.matchAll(/ y="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect(Math.max(...ys)).toBeLessThanOrEqual(Number(height));
  });
});
