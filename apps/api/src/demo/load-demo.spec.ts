import { LocalActor } from '../access/local-actor';
import { PlacesStore } from '../catalogue/places.store';
import { EditionShelf } from '../editions/edition-shelf.service';
import { DEMO_OBSERVATIONS } from '../imports/import-words';
import { ImportsService } from '../imports/imports.service';
import { startTestApp, type TestApp } from '../testing/test-app';
import { loadDemo } from './load-demo';

describe('the demo', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ signedIn: false, config: { mode: 'demo' } });
  });
  afterAll(() => test.stop());

  it('comes back at the next start when its figures were taken back, and only then', async () => {
    const imports = test.app.get(ImportsService);
    const said: string[] = [];
    const start = () => loadDemo(test.app, (line) => said.push(line));
    const own = async () =>
      (await imports.list(await test.app.get(LocalActor).actor())).filter(
        ({ file }) => file === DEMO_OBSERVATIONS,
      );
    await start();
    await start();
    const [first, ...more] = await own();
    expect(more).toEqual([]);
    expect(first?.message).toContain('every start fills an empty demo');
    await imports.undo(await test.app.get(LocalActor).actor(), first?.id ?? 0);
    await imports.idle();
    expect((await own())[0]).toMatchObject({ state: 'undone' });
    expect((await own())[0]?.message).toContain('start it again');
    await start();
    expect((await own()).map(({ state }) => state)).toEqual(['committed', 'undone']);
    // filled once with an edition of each organisation, and its figures brought again
    expect(said.map((line) => line.split(' ')[0])).toEqual([
      'Loading',
      'Publishing',
      'Publishing',
      'Publishing',
      'The',
    ]);
  });

  it('has an edition of every place, so that each of its roles finds something to read', async () => {
    const contexts = await test.app.get(PlacesStore).contexts(await test.app.get(LocalActor).actor());
    const { places } = await test.app.get(EditionShelf).latest(contexts.map(({ id }) => id));
    expect([...places.keys()].sort((a, b) => a - b)).toEqual(
      contexts.map(({ id }) => id).sort((a, b) => a - b),
    );
    expect(contexts.length).toBeGreaterThanOrEqual(16);
  });
});
