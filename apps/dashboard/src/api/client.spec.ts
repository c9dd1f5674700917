import { session } from '../testing/samples';
import { contractServer, refuse } from '../testing/contract-server';
import { addressOf, call } from './client';
import { Trouble } from './errors';
import { query } from './queries';

describe(addressOf, () => {
  it('fills in parameters, leaves out what is empty, and escapes the rest', () => {
    expect(addressOf('contextPage', { params: { id: 7 }, query: { view: 'external' } })).toBe(
      '/api/contexts/7/page?view=external',
    );
    expect(addressOf('indicatorPage', { params: { code: 'A/B' }, query: { breakdown: '' } })).toBe(
      '/api/indicators/A%2FB/page',
    );
  });
});

describe(query, () => {
  it('begins its key with the name of the endpoint, and parts keys by what is asked', () => {
    const team = query('contextPage', { params: { id: 7 }, query: { view: 'team' } });
    const external = query('contextPage', { params: { id: 7 }, query: { view: 'external' } });
    expect(team.queryKey[0]).toBe('contextPage');
    expect(team.queryKey).not.toEqual(external.queryKey);
  });
});

describe(call, () => {
  it('brings the answer', async () => {
    contractServer({ session: () => session });
    await expect(call('session', {})).resolves.toEqual(session);
  });

  it('turns a refusal into its sentences', async () => {
    contractServer({
      sites: () => refuse(400, 'Give the site a name.', [{ field: 'name', sentence: 'Needed.' }]),
    });
    const trouble = await call('sites', {}).catch((failure: unknown) => failure);
    expect(trouble).toBeInstanceOf(Trouble);
    expect(trouble).toMatchObject({
      kind: 'refused',
      sentence: 'Give the site a name.',
      fields: [{ field: 'name', sentence: 'Needed.' }],
    });
  });

  it.each([
    [404, 'missing'],
    [409, 'refused'],
    [500, 'fault'],
  ] as const)('knows %d as %s', async (status, kind) => {
    contractServer({ sites: () => refuse(status, 'A sentence.') });
    await expect(call('sites', {})).rejects.toMatchObject({ kind, sentence: 'A sentence.' });
  });

  it('has a sentence of its own where the answer is no problem document', async () => {
    contractServer({ sites: () => new Response('<html>Bad gateway</html>', { status: 502 }) });
    await expect(call('sites', {})).rejects.toMatchObject({
      // a gateway with nobody behind it: what was sent is as good as before, and goes out again
      kind: 'busy',
      sentence: expect.stringContaining('(502)'),
    });
  });

  it('tells a lost connection from a fault', async () => {
    const server = contractServer({ sites: () => [] });
    server.goOffline();
    await expect(call('sites', {})).rejects.toMatchObject({ kind: 'offline' });
    server.comeBack();
    await expect(call('sites', {})).resolves.toEqual([]);
  });

  it('says so where an answer breaks off half way', async () => {
    contractServer({ sites: () => new Response('[{"id":1,') });
    await expect(call('sites', {})).rejects.toMatchObject({
      kind: 'fault',
      sentence: expect.stringContaining('broke off'),
    });
  });
});
