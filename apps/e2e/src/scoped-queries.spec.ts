import { read, sources } from './tree';

/**
 * A query of a table whose rows belong to somebody carries one of the clauses of catalogue/scope.ts. Where it does not, its file
 * stands here with the reason: what limits it instead. A new file that asks such a table is found by this spec.
 */
const CLAUSE = /\b(ownedBy|ofOrganisations|sitesOf|contextsOf|inContexts)\(/;
const ASKS =
  /\b(?:find|findOne|findBy|findOneBy|findOneByOrFail|findOneOrFail|count|countBy|exists|existsBy|createQueryBuilder)\(\s*(\w+Entity)\b/g;

const limitedOtherwise: Readonly<Record<string, string>> = {
  'access/links.store.ts': 'by the secret of the link; lists are limited by LinkDesk.reaches',
  'access/people.store.ts': 'people are found through PeopleDirectory, which compares organisations',
  'access/scopes.store.ts': 'makes the reach of an actor out of memberships: it is what the clauses rest on',
  'answers/answers.service.ts': 'by a context that was found, and a batch that begins with its organisation',
  'answers/answers.store.ts': 'by a context that was found',
  'audit/audit.store.ts': 'by clauses of its own, made from the actor, that begin with nothing',
  'audit/intake-entry.ts': 'inside the unit of work that wrote the rows, for their entry',
  'audit/verify-log.ts': 'the whole chain, on the command line and for those who may read all of it',
  'catalogue/places.service.ts': 'whether a code is taken, within the organisation of a site that was found',
  'catalogue/places.store.ts': 'the other ends of links and public names, without what the team keeps',
  'catalogue/work.store.ts': 'by contexts and grants that were found',
  'access/look-alikes.store.ts': 'by the two people of an approval or proposal that was found',
  'concerns/concerns.store.ts': 'by a context that was found',
  'demo/demo-people.ts': 'fills the demo, where nobody asks',
  'doctor/figures.ts': 'on the command line, for whoever can read the data folder',
  'editions/share-links.store.ts': 'by the secret of the link',
  'demo/demo-plans.ts': 'fills the demo, where nobody asks',
  'audit/once.interceptor.ts': 'by the person who asks',
  'editions/editions.store.ts':
    'by an edition that was found; released ones by what their reader reaches (PublishedService); unfinished ones for the server itself',
  'imports/imports.store.ts': 'by ImportsStore.usable; the rest is the housekeeping of jobs',
  'imports/mappings.store.ts': 'by organisation; drafts by whoever sent them',
  'measures/measures.store.ts': 'by ids of contexts that were found, or of areas, whose figures are public',
  'measures/recording.service.ts': 'by a batch that begins with the organisation of its contexts',
  'meetings/meetings.store.ts': 'by contexts that were found',
  'partnerships/open-partnerships.ts': 'by partnerships that were found',
  'partnerships/partnerships.store.ts':
    'the team by ownedBy, a partner by the memberships of the actor; the rest by a partnership that was found',
  'plan/plan.store.ts': 'by a context that was found',
  'young/young.store.ts': 'by the secret of the link, or by a context that was found',
  'disclosure/policy-changes.store.ts':
    'the rules of the whole installation; people of other organisations are not named in the answer',
  'young/young-survey.store.ts': 'by a context that was found, or that a link leads to',
  'voices/voices.store.ts': 'by the digest of a code that only its sender has',
  'protection/known-names.store.ts': 'by the organisations of the actor',
  'protection/purposes.service.ts': 'by a purpose that was found',
};

const api = sources().filter(
  (name) => name.startsWith('apps/api/src/') && !/\.spec\.ts$|\/testing\/|\/migrations\//.test(name),
);

/** Tables with a column that says whose a row is. */
const owned = new Set(
  api
    .filter((name) => name.endsWith('.entity.ts'))
    .flatMap((name) => [...read(name).matchAll(/export class (\w+Entity) \{([\s\S]*?)\n\}/g)])
    .filter(([, , columns = '']) => /'(organisation|site|context|grant|partnership|scope)_id'/.test(columns))
    .map(([, entity = '']) => entity),
);

/** Queries of these tables in a file, each with the statement it stands in. */
function queriesIn(name: string): { entity: string; scoped: boolean }[] {
  const text = read(name);
  return [...text.matchAll(ASKS)].flatMap((match) => {
    const entity = match[1] ?? '';
    if (!owned.has(entity)) return [];
    return [{ entity, scoped: CLAUSE.test(text.slice(match.index, text.indexOf(';', match.index))) }];
  });
}

describe('queries of tables whose rows belong to somebody', () => {
  it('know such tables', () => {
    for (const entity of ['ContextEntity', 'ObservationEntity', 'ReportDraftEntity', 'MembershipEntity'])
      expect([...owned]).toContain(entity);
    expect(owned.has('AreaEntity')).toBe(false);
  });

  it('carry a clause made from the actor, or their file says what limits them instead', () => {
    const without = api.filter((name) => queriesIn(name).some(({ scoped }) => !scoped));
    const short = (name: string) => name.replace('apps/api/src/', '');
    expect(without.map(short).filter((name) => !Object.hasOwn(limitedOtherwise, name))).toEqual([]);
    // and a file that needs its reason no longer is taken off
    const there = new Set(api.map(short));
    expect(
      Object.keys(limitedOtherwise).filter((name) => there.has(name) && !without.map(short).includes(name)),
    ).toEqual([]);
  });
});
