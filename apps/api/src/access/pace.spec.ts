import type { ProblemDocument } from '@waymark/contract';
import { Browser } from '../testing/at-the-door';
import { stopClock } from '../testing/still-clock';
import { startTestApp, type TestApp } from '../testing/test-app';
import { networkOf } from './visitor';

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:12:3400::1', '2001:db8:12:3400::/64'],
    ['2001:0db8:12:3400:ffff:ffff:ffff:ffff', '2001:db8:12:3400::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('of %s is %s: whoever has many addresses is counted as one', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('somebody who asks faster than people do', () => {
  let test: TestApp;
  const someone = async (): Promise<Browser> => {
    const browser = new Browser(test.app);
    browser.cookie = await test.people.signedIn('manager', { kind: 'organisation', id: 1 });
    return browser;
  };
  // a handful a minute, so that the spec can be over soon; an address has five times that
  beforeEach(async () => {
    test = await startTestApp({ signedIn: false, config: { pace: { export: 2, change: 3, read: 4 } } });
    // an address gets one more every three seconds, which a busy machine may need for all of this
    stopClock();
  });
  afterEach(async () => {
    jest.useRealTimers();
    await test.stop();
  });

  it('is told to wait, by sentence and by header, for each kind of request apart', async () => {
    const one = await someone();
    for (let i = 0; i < 4; i++) expect((await one.get('/sites')).status).toBe(200);
    const refused = await one.get('/sites');
    expect(refused.status).toBe(429);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    // four a minute: one more in a quarter of a minute
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBe(15);
    expect((refused.body as ProblemDocument).detail).toContain(`Wait ${seconds} seconds`);
    // what was typed can still be sent, three times
    for (let i = 0; i < 3; i++) expect((await one.post('/sites', {})).status).toBe(400);
    expect((await one.post('/sites', {})).status).toBe(429);
    for (let i = 0; i < 2; i++) expect((await one.get('/audit.csv')).status).toBe(200);
    expect((await one.get('/audit.csv')).status).toBe(429);
  });

  it('stops nobody else, until all of one address ask too fast together', async () => {
    const answers: number[] = [];
    for (let person = 0; person < 5; person++) {
      const one = await someone();
      for (let i = 0; i < 4; i++) answers.push((await one.get('/sites')).status);
    }
    expect(new Set(answers)).toEqual(new Set([200]));
    expect((await (await someone()).get('/sites')).status).toBe(429);
    // whether the server is up is asked by what keeps it running, as often as that likes
    for (let i = 0; i < 30; i++) expect((await new Browser(test.app).get('/health')).status).toBe(200);
  });
});
