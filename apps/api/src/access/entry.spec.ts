import { Browser, PASSWORD, setUp, tokenIn } from '../testing/at-the-door';
import { startTestApp, type TestApp } from '../testing/test-app';

describe('taking invitations', () => {
  let test: TestApp;
  beforeAll(async () => (test = await startTestApp({ signedIn: false })));
  afterAll(() => test.stop());

  it('gives a sign-in name to one of two who ask for it at the same instant, and tells the other', async () => {
    const { browser: ada } = await setUp(test.app);
    const { organisations } = (await ada.get('/session')).body as { organisations: { id: number }[] };
    const scope = { kind: 'organisation', id: organisations[0]?.id };
    const tokens: string[] = [];
    for (const forWhom of ['Bo Lindqvist', 'Bo Larsen']) {
      const { body } = await ada.post('/invitations', { role: 'practitioner', scope, forWhom });
      tokens.push(tokenIn((body as { link: { url: string } }).link.url));
    }
    const accept = (token: string) =>
      new Browser(test.app).post('/invitations/accept', {
        token,
        account: { name: 'Bo', login: 'bo', password: PASSWORD },
      });
    const answers = await Promise.all(tokens.map(accept));
    expect(answers.map(({ status }) => status < 300)).toContain(true);
    const other = answers.findIndex(({ status }) => status === 409);
    expect(answers[other]?.body).toMatchObject({ errors: [{ field: 'login' }] });
    // the link of whoever came second is as good as before
    const again = await new Browser(test.app).post('/links/look', { token: tokens[other] });
    expect(again.status).toBe(200);
  });
});
