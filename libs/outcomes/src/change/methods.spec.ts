import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { verdictMethods } from './methods';

const docs = join(__dirname, '../../../../docs/methods');

describe('the methods of verdicts', () => {
  it('have a page each, which "How this is judged" opens', () => {
    const slugs = verdictMethods.map(({ slug }) => slug);
    expect(slugs.length).toBeGreaterThan(8);
    expect(slugs.filter((slug) => !existsSync(join(docs, `${slug}.md`)))).toEqual([]);
  });
});
