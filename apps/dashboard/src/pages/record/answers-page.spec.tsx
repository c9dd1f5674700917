import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { NewAnswers, YoungSurveyDesk } from '@waymark/contract';
import { contractServer, refuse } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';
import { codeTrouble } from './answers';

const AGREE = ['agree', 'disagree'];
const desk: YoungSurveyDesk = {
  contextId: 7,
  place: 'Canal Yard',
  offers: [
    {
      code: 'LOC-03',
      title: 'Adults would step in',
      measures: 'Young people who expect help',
      level: 'location',
      fits: true,
      sensitive: false,
      questions: [
        { item: 'LOC-03.1', text: 'Adults here would help me.', answers: AGREE },
        { item: 'LOC-03.2', text: 'Adults here would step in.', answers: AGREE },
      ],
    },
  ],
  purposes: [],
  surveys: [],
  today: '2026-09-15',
};

function serve(taken?: () => Response, undone: unknown[] = []) {
  let intakes = 0;
  return contractServer({
    undoAnswers: ({ params }) => {
      undone.push(params);
      return [];
    },
    session: () => session,
    youngSurveys: () => desk,
    addAnswers: ({ body }) =>
      taken?.() ?? {
        intakeId: ++intakes,
        submissions: body.submissions.length,
        created: body.submissions.length,
        unchanged: 0,
        indicators: ['LOC-03'],
        remarks: [],
      },
  });
}
const sent = (server: ReturnType<typeof serve>) =>
  server.asked.filter(({ name }) => name === 'addAnswers').map(({ body }) => body as NewAnswers);

const save = () => screen.findByRole('button', { name: 'Save, then the next person' });
const question = (text: string) => within(screen.getByRole('group', { name: new RegExp(text) }));

async function begin(hand: ReturnType<typeof userEvent.setup>) {
  await hand.click(await screen.findByRole('checkbox', { name: /Adults would step in/ }));
  await hand.type(screen.getByRole('textbox', { name: 'Round' }), 'autumn 2026');
  await hand.type(screen.getByLabelText('First day'), '2026-09-14');
  await hand.type(screen.getByLabelText('Last day'), '2026-09-15');
}

jest.setTimeout(30_000);

describe('answers, one person at a time', () => {
  beforeEach(() => localStorage.clear());

  it('sends each person by itself, with what was skipped left out, and is empty for the next', async () => {
    const server = serve();
    const hand = userEvent.setup();
    renderAt('/contexts/7/answers');
    await begin(hand);
    expect(await save()).toBeDisabled();
    await hand.click(question('help me').getByRole('radio', { name: 'agree' }));
    await hand.click(question('step in').getByRole('radio', { name: 'skip this one' }));
    await hand.type(screen.getByLabelText(/A code they chose themselves/), 'oak-27');
    await hand.dblClick(await save());
    await screen.findByText(/answers of one person since/);
    expect(question('help me').queryAllByRole('radio', { checked: true })).toEqual([]);
    expect(screen.getByLabelText(/A code they chose themselves/)).toHaveValue('');
    await hand.click(question('help me').getByRole('radio', { name: 'disagree' }));
    await hand.click(await save());
    await screen.findByText(/answers of 2 people since/);

    const [one, two, ...more] = sent(server);
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      round: 'autumn 2026',
      start: '2026-09-14',
      end: '2026-09-15',
      source: 'asked in person',
      submissions: [{ respondentCode: 'oak-27', answers: [{ item: 'LOC-03.1', value: 'agree' }] }],
    });
    expect(two?.submissions).toMatchObject([{ respondentCode: null, answers: [{ value: 'disagree' }] }]);
    expect(one?.submissions[0]?.submissionId).toMatch(/^[a-z2-9]{12}$/);
    expect(one?.submissions[0]?.submissionId).not.toBe(two?.submissions[0]?.submissionId);
    expect(JSON.stringify(localStorage)).not.toMatch(/oak-27|disagree/);
  });

  it('takes back the answers of the last person, and of the one before', async () => {
    const undone: unknown[] = [];
    serve(undefined, undone);
    const hand = userEvent.setup();
    renderAt('/contexts/7/answers');
    await begin(hand);
    for (const [said, people] of [
      ['agree', 'one person'],
      ['disagree', '2 people'],
    ] as const) {
      await hand.click(question('help me').getByRole('radio', { name: said }));
      await hand.click(await save());
      await screen.findByText(new RegExp(`answers of ${people} since`));
    }
    await hand.click(await screen.findByText('Saved by mistake?'));
    const back = await screen.findByRole('button', { name: 'Take the last person’s answers back' });
    await hand.click(back);
    await screen.findByText(/answers of one person since/);
    await screen.findByText(/^Taken back: .* erased, and the figures are as they were before/);
    await hand.click(back);
    await waitFor(() => expect(screen.queryByText(/person since/)).toBeNull());
    expect(back).not.toBeInTheDocument();
    expect(undone).toEqual([
      { id: 7, intakeId: 2 },
      { id: 7, intakeId: 1 },
    ]);
  });

  it('takes no name and no birthday for a code, and no day that is still to come', async () => {
    const server = serve();
    const hand = userEvent.setup();
    renderAt('/contexts/7/answers');
    await begin(hand);
    await hand.click(question('help me').getByRole('radio', { name: 'agree' }));
    const code = screen.getByLabelText(/A code they chose themselves/);
    for (const [typed, told] of [
      ['Jordan', /It is never a name/],
      ['12-05-2010', /A date is not a code/],
      ['oak2010', /year of birth/],
      ['jb7', /initials/],
    ] as const) {
      await hand.clear(code);
      await hand.type(code, typed);
      await hand.click(await save());
      expect(code).toHaveAccessibleDescription(expect.stringMatching(told));
    }
    await hand.clear(code);
    await hand.clear(screen.getByLabelText('Last day'));
    await hand.type(screen.getByLabelText('Last day'), '2026-09-16');
    await hand.click(await save());
    expect(screen.getByLabelText('Last day')).toHaveAccessibleDescription(
      expect.stringContaining('Answers are taken up to today'),
    );
    expect(sent(server)).toEqual([]);
  });

  it('finds one person’s answers again after a reload, and puts back what the server refused', async () => {
    let full = true;
    const server = serve(() =>
      full ? refuse(409, 'LOC-03 has a figure for these days already.') : (undefined as never),
    );
    const hand = userEvent.setup();
    const page = renderAt('/contexts/7/answers');
    await begin(hand);
    await hand.click(question('help me').getByRole('radio', { name: 'agree' }));
    page.unmount();
    renderAt('/contexts/7/answers');
    await save();
    expect(question('help me').getByRole('radio', { name: 'agree' })).toBeChecked();
    await hand.click(await save());
    await screen.findByText('LOC-03 has a figure for these days already.');
    expect(question('help me').getByRole('radio', { name: 'agree' })).toBeChecked();
    full = false;
    await hand.click(await save());
    await screen.findByText(/answers of one person since/);
    const [refused, taken] = sent(server);
    expect(taken?.submissions).toEqual(refused?.submissions);
  });
});

describe(codeTrouble, () => {
  it.each(['oak-27', 'river9', 'blue-7-kite', 'k9-otter', '2-oaks', ''])('has nothing against “%s”', (code) =>
    expect(codeTrouble(code)).toBeNull(),
  );
  it.each(['oak-2009', 'jb2010', '120509-oak', 'oak12052010', 'jb-7', '27-m'])(
    'speaks against “%s”',
    (code) => expect(codeTrouble(code)).toMatch(/This looks like/),
  );
});
