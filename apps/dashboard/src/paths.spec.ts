import { matchPath } from 'react-router';
import { paths, patterns, withQuery } from './paths';

const build = paths as Record<string, (...keys: string[]) => string>;

describe('paths', () => {
  it.each(Object.entries(patterns))('%s leads to its own pattern', (name, pattern) => {
    const address = build[name]?.('7', 'LOC-01') ?? '';
    expect(matchPath(pattern, address)).not.toBeNull();
    expect(address).not.toContain(':');
  });

  it('leaves empty filters out of the address', () => {
    expect(withQuery('/contexts/7', { view: 'external', periods: undefined, row: '' })).toBe(
      '/contexts/7?view=external',
    );
    expect(withQuery('/contexts/7?rows=all', { view: 'external' })).toBe(
      '/contexts/7?rows=all&view=external',
    );
  });
});
