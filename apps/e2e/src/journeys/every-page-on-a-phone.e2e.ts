import { everywhere } from '../stage/all-pages';
import {
  accessibilityFaults,
  closeBrowser,
  type JourneyPage,
  openPage,
  sidewaysScroll,
} from '../stage/browser';
import { openAt } from '../stage/reading';

/** A file of its own, so that it runs beside the one at a desk. */
describe('every page on a phone', () => {
  let phone: JourneyPage;

  beforeAll(async () => {
    phone = await openPage({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
  });
  afterAll(closeBrowser);

  it.each(everywhere)('%s: fits 360 px, in the dark too', async (path) => {
    await openAt(phone, path);
    expect(await sidewaysScroll(phone)).toBe(0);
    expect(await accessibilityFaults(phone)).toEqual([]);
    expect(phone.faults.splice(0)).toEqual([]);
  });
});
