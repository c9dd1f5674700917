import { endpoints, role } from '@waymark/contract';
import { matchPath } from 'react-router';
import { patterns } from './paths';
import { isLimited, mayOpen, pageNeeds, places } from './reach';

describe('what a role may open', () => {
  it('is known for every page, from entries of the contract', () => {
    expect(Object.keys(pageNeeds).sort()).toEqual(Object.keys(patterns).sort());
    for (const names of Object.values(pageNeeds))
      for (const name of names) expect(endpoints).toHaveProperty(name);
  });

  it('leads from the navigation to the page it names', () => {
    for (const { page, to } of places)
      expect([page, matchPath(patterns[page], to) !== null]).toEqual([page, true]);
  });

  it('leaves nobody without a first page, an account and an explanation of the figures', () => {
    for (const one of role.options)
      for (const page of ['start', 'account', 'framework', 'methods'] as const)
        expect([one, page, mayOpen(one, page)]).toEqual([one, page, true]);
  });

  it.each([
    ['practitioner', ['people', 'siteNew', 'contextNew']],
    ['partner', ['people', 'record', 'import', 'history', 'contexts', 'site', 'portfolio', 'quality']],
    ['commissioner', ['people', 'record', 'import', 'history', 'contexts', 'site', 'contextEdit']],
    ['researcher', ['people', 'record', 'import', 'history', 'contexts', 'site', 'context', 'portfolio']],
  ] as const)('keeps a %s out of what is not theirs', (one, pages) => {
    for (const page of pages) expect([page, mayOpen(one, page)]).toEqual([page, false]);
  });

  it('keeps what concerns the whole organisation from somebody who looks after some of its sites', () => {
    const site = { kind: 'site', id: 1, name: 'North' } as const;
    const whole = { kind: 'organisation', id: 1, name: 'Harbour' } as const;
    expect([isLimited({ scopes: [site] }), isLimited({ scopes: [site, whole] })]).toEqual([true, false]);
    for (const page of ['protection', 'protectionPart', 'siteNew'] as const)
      expect([page, mayOpen('manager', page), mayOpen('manager', page, true)]).toEqual([page, true, false]);
    expect(mayOpen('manager', 'people', true)).toBe(true);
  });

  it('lets a commissioner read the contexts and the portfolio of their grants, and a partner the contexts of the plan', () => {
    expect(mayOpen('commissioner', 'context')).toBe(true);
    expect(mayOpen('commissioner', 'portfolio')).toBe(true);
    expect(mayOpen('partner', 'context')).toBe(true);
  });
});
