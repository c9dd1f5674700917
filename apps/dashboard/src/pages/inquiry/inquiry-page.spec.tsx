import type { InquiryPage } from '@waymark/contract';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer } from '../../testing/contract-server';
import { axis, row } from '../../testing/measured';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';

type Outside = Extract<InquiryPage, { view: 'external' }>;
function page(change: Partial<Outside> = {}): InquiryPage {
  return {
    view: 'external',
    asOf: '2024-01-15',
    context: { id: 1, name: 'A waterside place', site: 'Harbour', siteId: 2, invented: false },
    indicators: [
      { code: 'LOC-01', breakdown: '', title: 'Feels safe by day', points: 20, contextOnly: false },
    ],
    responses: [
      {
        id: 5,
        number: 1,
        title: 'Park hosts',
        start: '2021-02-01',
        end: null,
        orientation: 'ecological',
        approach: null,
        state: 'under way',
      },
    ],
    contexts: [
      { id: 7, name: 'Quay', kind: 'steps', site: 'Harbour', waves: 9, notes: ['next to it'] },
      { id: 8, name: 'Mole', kind: 'pier', site: 'Harbour', waves: 9, notes: [] },
    ],
    chosen: {
      indicator: null,
      breakdown: '',
      response: null,
      event: '',
      date: null,
      method: 'one_place',
      with: [],
      without: [],
      why: '',
      window: null,
      before: null,
      after: null,
    },
    row: null,
    axis,
    grants: [],
    gaps: [],
    result: { kind: 'waiting', sentence: 'Choose the indicator that the work was meant to move.' },
    rivals: [],
    looked: 'One indicator, one date and one analysis.',
    pairs: [],
    pairMissing: [],
    footnote: 'Released figures.',
    ...change,
  };
}
const chosen = (change: Partial<Outside['chosen']>): Outside['chosen'] => ({
  ...(page() as Outside).chosen,
  ...change,
});

describe('did it change when the work began', () => {
  it('asks step by step and puts every choice into the address', async () => {
    contractServer({ session: () => session, inquiry: () => page() });
    renderAt('/contexts/1/inquiry?view=external');
    expect(await screen.findByText(/^Choose the indicator that/)).toBeInTheDocument();
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: '1. What was meant to change?' }),
      'LOC-01|',
    );
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: '2. Which work, and so which day?' }),
      '5',
    );
    await userEvent.click(screen.getByRole('radio', { name: /Against places without the work/ }));
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/contexts/1/inquiry?view=external&indicator=LOC-01&response=5&method=several_places',
    );
  });

  it('lets comparison places be ticked with what a reader must know, and asks why', async () => {
    contractServer({
      session: () => session,
      inquiry: ({ query }) =>
        page({
          chosen: chosen({
            method: 'several_places',
            indicator: 'LOC-01',
            without: query?.without ? [8] : [],
          }),
        }),
    });
    renderAt('/contexts/1/inquiry?view=external&indicator=LOC-01&method=several_places');
    expect(await screen.findByText(/next to it/)).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /^Mole/ }), 'did without it');
    expect(screen.getByTestId('address')).toHaveTextContent('without=8');
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Why are they comparable/ }),
      'Measured alike.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Use this reason' }));
    expect(screen.getByTestId('address')).toHaveTextContent('why=Measured+alike.');
  });

  it('keeps the focus where the reader goes after the reason', async () => {
    contractServer({ session: () => session, inquiry: () => page() });
    renderAt('/contexts/1/inquiry?view=external&method=several_places');
    await userEvent.type(await screen.findByRole('textbox', { name: /comparable/ }), 'Measured alike.');
    await userEvent.tab();
    expect(screen.getByTestId('address')).toHaveTextContent('why=Measured+alike.');
    expect(screen.getByRole('button', { name: 'Use this reason' })).toHaveFocus();
  });

  it('shows no answer to what was asked before while the next is on its way', async () => {
    const sentence = (asked: string | undefined) => `This is about ${asked ?? 'nothing yet'}.`;
    contractServer({
      session: () => session,
      inquiry: ({ query }) => page({ result: { kind: 'waiting', sentence: sentence(query?.indicator) } }),
    });
    renderAt('/contexts/1/inquiry?view=external');
    await screen.findByText(sentence(undefined));
    const answered = globalThis.fetch;
    let arrive = () => undefined as void;
    globalThis.fetch = async (...asked) => {
      await new Promise<void>((done) => (arrive = done));
      return answered(...asked);
    };
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /^1/ }), 'LOC-01|');
    expect(screen.queryByText(sentence(undefined))).toBeNull();
    expect(screen.getByText('Loading')).toBeInTheDocument();
    // the question itself stands, so that the next choice can be made
    expect(screen.getByRole('combobox', { name: /^1/ })).toHaveValue('LOC-01|');
    arrive();
    expect(await screen.findByText(sentence('LOC-01'))).toBeInTheDocument();
  });

  it('refuses with reasons, and offers a window in which it could be asked', async () => {
    contractServer({
      session: () => session,
      inquiry: () =>
        page({
          chosen: chosen({
            indicator: 'LOC-01',
            response: 5,
            date: '2021-02-01',
            window: { start: '2020-01-01', end: '2023-12-31' },
          }),
          result: {
            kind: 'refused',
            words: 'Cannot be asked of these figures',
            sentence: 'A break lies inside the window.',
            reasons: ['1 Apr 2018: boundary redrawn.'],
            instead: { from: '2018-04-01', to: '2023-12-31', label: '1 Apr 2018 to 31 Dec 2023' },
            method: 'interrupted-time-series',
          },
        }),
    });
    renderAt('/contexts/1/inquiry?view=external&indicator=LOC-01&response=5');
    expect(await screen.findByText('A break lies inside the window.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'How this is reckoned' })).toHaveAttribute(
      'href',
      '/methods/interrupted-time-series',
    );
    await userEvent.click(screen.getByRole('button', { name: /Ask it of 1 Apr 2018/ }));
    expect(screen.getByTestId('address')).toHaveTextContent('from=2018-04-01&to=2023-12-31');
  });

  it('names where the earlier course would have led, and lists rival explanations', async () => {
    contractServer({
      session: () => session,
      inquiry: () =>
        page({
          chosen: chosen({
            indicator: 'LOC-01',
            response: 5,
            date: '2021-02-01',
            window: { start: '2020-01-01', end: '2023-12-31' },
          }),
          row: row(),
          result: {
            kind: 'one_place',
            gate: 'full',
            words: 'Changed at about the time of “Park hosts”: higher than before',
            changed: true,
            grey: false,
            sentence: 'At the start: a step up of 8.0 points.',
            diagnostics: ['12 points before and 12 after.'],
            method: 'interrupted-time-series',
            start: '2021-02-01',
            pointsBefore: 12,
            pointsAfter: 12,
            step: { value: 0.08, lower: 0.03, upper: 0.13 },
            slopeChange: { value: 0, lower: -0.1, upper: 0.1 },
            atEnd: { value: 0.08, lower: 0.01, upper: 0.15 },
            analyses: [
              {
                name: 'REML',
                part: 'main',
                method: 'interrupted-time-series',
                step: { value: 0.08, lower: 0.03, upper: 0.13 },
                ratio: null,
                sentence: 'a step up of 8.0 points',
              },
            ],
            fitted: [
              { date: '2020-06-30', value: 0.4, part: 'before' },
              { date: '2021-02-01', value: 0.45, part: 'before' },
              { date: '2021-02-01', value: 0.53, part: 'after' },
              { date: '2023-06-30', value: 0.7, part: 'after' },
            ],
            earlierCourse: [
              { date: '2021-02-01', value: 0.45 },
              { date: '2023-06-30', value: 0.6 },
            ],
            eValue: null,
          },
          rivals: [{ date: '2021-04-01', what: 'the grant “Safer places” began', near: true }],
        }),
    });
    renderAt('/contexts/1/inquiry?view=external&indicator=LOC-01&response=5');
    expect(
      await screen.findByRole('heading', { name: /Changed at about the time of “Park hosts”/ }),
    ).toBeInTheDocument();
    expect(await screen.findByText('where the earlier course would have led')).toBeInTheDocument();
    expect(screen.getByText('12 points before and 12 after.')).toBeInTheDocument();
    expect(screen.getByText(/the grant “Safer places” began/)).toBeInTheDocument();
    expect(document.body).not.toHaveTextContent(/because of the work|significant|proved/);
  });
});
