import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { balanceOf } from '../plan/balance';
import { countedOf, driftOf } from '../plan/drift';
import { verdictMethods } from './methods';

const docs = join(__dirname, '../../../../docs/methods');

describe('the methods of verdicts', () => {
  it('have a page each, which "How this is judged" opens', () => {
    const slugs = verdictMethods.map(({ slug }) => slug);
    expect(slugs.length).toBeGreaterThan(8);
    expect(slugs.filter((slug) => !existsSync(join(docs, `${slug}.md`)))).toEqual([]);
  });
});

describe('the page on the balance of a plan', () => {
  it('prints what is counted', () => {
    const actions = (...orientations: ('ecological' | 'both' | 'behaviour_based')[]) =>
      orientations.map((orientation) => ({ orientation, done: false, doneOn: null }));
    const began = actions('ecological', 'ecological', 'ecological', 'ecological', 'behaviour_based');
    const later = actions('both', 'behaviour_based', 'behaviour_based');
    const page = readFileSync(join(docs, 'plan-balance.md'), 'utf8');
    expect(page).toContain(`one at behaviour: ${countedOf(balanceOf(began))}.`);
    expect(page).toContain(`is both: ${countedOf(balanceOf(later))}.`);
    expect(page).toContain(`${balanceOf(began).share} and ${balanceOf(later).share?.toFixed(2)}:`);
    const { reviews } = driftOf([
      { id: 1, date: '2024-01-10', kind: 'context conference', actions: began },
      { id: 2, date: '2025-01-10', kind: 'review', actions: later },
    ]);
    expect(reviews.map(({ drifted }) => drifted)).toEqual([true]);
  });
});
