import type { NewAnswers, NewObservation } from '@waymark/contract';
import { Trouble, type Unsent } from '../api/errors';
import { keep, kept, keptKey, makingKey } from './kept';
import { type Line, type NewHeld, Outbox } from './outbox';

const SCOPE = 'own|1 Harbour Youth';

const observation: NewObservation = {
  contextId: 7,
  indicator: 'LOC-01',
  start: '2026-04-01',
  end: '2026-04-30',
  breakdown: '',
  round: 'spring 2026',
  source: 'survey on site',
  figures: { kind: 'counts', numerator: 21, denominator: 40 },
};
const round = (label = 'Spring 2026'): NewHeld => ({
  form: 'round:7',
  label,
  contextId: 7,
  observations: [observation],
  draft: { typed: label },
});

/** The far end of the line: records every batch once, as the server does, and can be cut off. */
function farEnd() {
  const recorded = new Map<string, number>();
  const state = { reachable: true, scope: SCOPE, refuse: null as Trouble | null, answersLost: false };
  const arrivals: string[] = [];
  const answered: NewAnswers[] = [];
  const changed: Unsent[] = [];
  const line: Line = {
    sendChange: async (change) => {
      if (!state.reachable) throw new Trouble('offline', 'Waymark cannot be reached just now.');
      if (state.refuse) throw state.refuse;
      changed.push(change);
      return { id: 12 };
    },
    scope: async () => {
      if (!state.reachable) throw new Trouble('offline', 'Waymark cannot be reached just now.');
      return state.scope;
    },
    send: async (batch, observations) => {
      if (!state.reachable) throw new Trouble('offline', 'Waymark cannot be reached just now.');
      if (state.refuse) throw state.refuse;
      arrivals.push(batch);
      const created = recorded.has(batch) ? 0 : observations.length;
      recorded.set(batch, observations.length);
      if (state.answersLost) throw new Trouble('offline', 'The answer broke off on its way.');
      return { created, unchanged: observations.length - created };
    },
    sendAnswers: async (contextId, answers) => {
      if (!state.reachable) throw new Trouble('offline', 'Waymark cannot be reached just now.');
      expect(contextId).toBe(7);
      answered.push(answers);
      if (state.answersLost) throw new Trouble('offline', 'The answer broke off on its way.');
      return { created: 1, unchanged: 0 };
    },
  };
  return { state, recorded, arrivals, answered, changed, line };
}

const boxes: Outbox[] = [];
function open(line: Line): Outbox {
  const box = new Outbox(SCOPE, line);
  boxes.push(box);
  return box;
}

describe(Outbox, () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => boxes.splice(0).forEach((box) => box.stop()));

  it('sends a round and keeps nothing of it afterwards', async () => {
    const far = farEnd();
    const box = open(far.line);
    expect(box.put(round())).toBe(true);
    expect(localStorage).toHaveLength(1);
    await box.flush();
    expect(box.snapshot()).toMatchObject({
      held: [],
      saved: [{ label: 'Spring 2026', created: 1, unchanged: 0 }],
    });
    expect(localStorage).toHaveLength(0);
  });

  it('keeps a round through a lost connection and a reload, and sends it once', async () => {
    const far = farEnd();
    far.state.reachable = false;
    const before = open(far.line);
    before.put(round());
    await before.flush();
    expect(before.snapshot().waiting).toMatch(/cannot be reached/);
    before.stop();

    const after = open(far.line);
    expect(after.snapshot().held).toMatchObject([{ label: 'Spring 2026', draft: { typed: 'Spring 2026' } }]);
    far.state.reachable = true;
    await after.flush();
    expect(after.snapshot()).toMatchObject({ held: [], waiting: null });
    expect([...far.recorded.values()]).toEqual([1]);
  });

  it('sends the same batch id again when only the answer was lost', async () => {
    const far = farEnd();
    far.state.answersLost = true;
    const box = open(far.line);
    box.put(round());
    await box.flush();
    expect(box.snapshot().held).toHaveLength(1);
    far.state.answersLost = false;
    await box.flush();
    expect(far.arrivals).toHaveLength(2);
    expect(new Set(far.arrivals).size).toBe(1);
    expect(box.snapshot().saved).toMatchObject([{ created: 0, unchanged: 1 }]);
  });

  it('keeps the answers of one person over a reload, and sends them again under the same numbers', async () => {
    const far = farEnd();
    far.state.answersLost = true;
    const before = open(far.line);
    const answers = {
      round: 'spring 2026',
      start: '2026-04-01',
      end: '2026-04-30',
      source: 'asked in person',
      submissions: [
        {
          submissionId: 'abcdefgh2345',
          respondentCode: 'oak-27',
          answers: [{ item: 'LOC-01.1', value: 'agree' }],
        },
      ],
    };
    before.put({
      form: 'answers-7',
      label: 'One person',
      contextId: 7,
      observations: [],
      draft: {},
      answers,
    });
    await before.flush();
    before.stop();

    far.state.answersLost = false;
    const after = open(far.line);
    expect(after.snapshot().held).toMatchObject([{ answers }]);
    await after.flush();
    expect(after.snapshot()).toMatchObject({ held: [], saved: [{ label: 'One person', created: 1 }] });
    expect(far.answered).toHaveLength(2);
    expect(far.answered[1]).toEqual(far.answered[0]);
    expect(far.answered[0]).toMatchObject(answers);
    expect(far.arrivals).toEqual([]);
    expect(localStorage).toHaveLength(0);
  });

  it('still reads what was kept before answers could be', async () => {
    const far = farEnd();
    localStorage.setItem(
      `waymark:${encodeURIComponent(SCOPE)}:outbox:b-1`,
      JSON.stringify({ value: { ...round(), batch: 'b-1', refusal: null }, at: '2026-04-30T10:00:00.000Z' }),
    );
    await open(far.line).flush();
    expect(far.arrivals).toEqual(['b-1']);
  });

  it('tries again by itself', async () => {
    jest.useFakeTimers();
    try {
      const far = farEnd();
      far.state.reachable = false;
      const box = open(far.line);
      box.put(round());
      await box.flush();
      far.state.reachable = true;
      await jest.advanceTimersByTimeAsync(5_000);
      expect(box.snapshot()).toMatchObject({ held: [], saved: [{ created: 1 }] });
    } finally {
      jest.useRealTimers();
    }
  });

  it('holds back a refused round with its sentences, and sends the others', async () => {
    const far = farEnd();
    const fault = { field: 'observations.0.start', sentence: 'Not before the context opened.' };
    far.state.refuse = new Trouble('refused', 'The period is too early.', [fault]);
    const box = open(far.line);
    box.put(round('Too early'));
    await box.flush();
    far.state.refuse = null;
    box.put(round('In time'));
    await box.flush();
    const { held, saved } = box.snapshot();
    expect(saved.map((s) => s.label)).toEqual(['In time']);
    expect(held).toMatchObject([
      { label: 'Too early', refusal: { sentence: 'The period is too early.', fields: [fault] } },
    ]);

    const back = open(far.line).takeBack(held[0]?.batch ?? '');
    expect(back?.draft).toEqual({ typed: 'Too early' });
    expect(localStorage).toHaveLength(0);
  });

  it('never sends to another database at the same address', async () => {
    const far = farEnd();
    far.state.scope = 'demo|1 Estuary (invented)';
    const box = open(far.line);
    box.put(round());
    await box.flush();
    expect(far.arrivals).toEqual([]);
    expect(box.snapshot().held).toHaveLength(1);
    expect(box.snapshot().waiting).toMatch(/Another database/);
  });

  it('does not claim to have kept what the browser would not keep, and sends it all the same', async () => {
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    try {
      const far = farEnd();
      const box = open(far.line);
      expect(box.put(round())).toBe(false);
      await box.flush();
      expect(box.snapshot().saved).toHaveLength(1);
      far.state.reachable = false;
      box.put(round());
      await box.flush();
      box.reload();
      expect(box.snapshot().held.map((h) => h.safe)).toEqual([false]);
    } finally {
      full.mockRestore();
    }
  });

  describe('a form', () => {
    const key = keptKey(SCOPE, 'draft', 'goal-12');
    const unsent = (once: string, hope: string): Unsent => ({
      endpoint: 'changeGoal',
      params: { id: 12 },
      body: { version: 3, hope },
      once,
      keptWords: '',
    });
    const goal = (once: string, hope = 'They stay') => ({
      form: key,
      label: 'The goal',
      page: '/contexts/7/plan',
      unsent: unsent(once, hope),
      asOf: kept(key)?.at ?? null,
    });
    const first = '0b9f3c52-7d1e-4c1a-9a57-3f2d8b6e4a10';
    const second = '5c1d2e3f-8a9b-4c0d-8e1f-2a3b4c5d6e7f';

    it('goes out again after a reload under the name it had, and its draft is forgotten then', async () => {
      const far = farEnd();
      far.state.reachable = false;
      keep(key, { hope: 'They stay' });
      const before = open(far.line);
      before.putChange(goal(first));
      await before.flush();
      before.stop();
      expect(localStorage).toHaveLength(2);

      far.state.reachable = true;
      const after = open(far.line);
      await after.flush();
      expect(far.changed).toEqual([unsent(first, 'They stay')]);
      expect(after.snapshot()).toMatchObject({ held: [], saved: [{ form: key, answer: { id: 12 } }] });
      expect(localStorage).toHaveLength(0);
    });

    it('is read again after a reload whatever parts its call has not', async () => {
      const far = farEnd();
      far.state.reachable = false;
      const before = open(far.line);
      const bare = { ...unsent(first, 'They stay'), query: undefined, ofMade: undefined };
      before.putChange({ ...goal(first), unsent: bare });
      await before.flush();
      before.stop();
      far.state.reachable = true;
      await open(far.line).flush();
      expect(far.changed).toEqual([unsent(first, 'They stay')]);
    });

    it('that was typed into again gives way to what was typed last', async () => {
      const far = farEnd();
      far.state.reachable = false;
      const box = open(far.line);
      box.putChange(goal(first));
      box.putChange(goal(second, 'They come back'));
      await box.flush();
      far.state.reachable = true;
      await box.flush();
      expect(far.changed).toEqual([unsent(second, 'They come back')]);
    });

    it('that makes something keeps what was typed since it was sent, and what it was made as', async () => {
      const far = farEnd();
      far.state.reachable = false;
      const box = open(far.line);
      keep(key, { hope: 'They stay' }, new Date('2026-04-30T10:00:00Z'));
      box.putChange(goal(first));
      await box.flush();
      keep(key, { hope: 'They stay, and say so' }, new Date('2026-04-30T10:01:00Z'));
      keep(makingKey(key), { once: first, body: { hope: 'They stay' }, made: null });

      far.state.reachable = true;
      await box.flush();
      expect(kept(key)?.value).toEqual({ hope: 'They stay, and say so' });
      expect(kept(makingKey(key))?.value).toMatchObject({
        once: first,
        body: { hope: 'They stay' },
        made: { id: 12, version: 1 },
      });
    });

    it.each([
      ['somebody else was quicker', new Trouble('refused', 'Look at theirs.', [], null, true), true],
      ['the server fails at it', new Trouble('fault', 'A fault of Waymark.'), false],
    ])('is not sent again and again where %s', async (_, trouble, conflict) => {
      const far = farEnd();
      far.state.refuse = trouble;
      const box = open(far.line);
      keep(key, { hope: 'They stay' });
      box.putChange(goal(first));
      await box.flush();
      const refusal = { sentence: trouble.sentence, conflict };
      expect(open(far.line).snapshot().held).toMatchObject([{ form: key, refusal }]);
      // what was typed is still there
      expect(localStorage.getItem(key)).not.toBeNull();
    });
  });

  it('passes over what it cannot read', () => {
    localStorage.setItem(`waymark:${encodeURIComponent(SCOPE)}:outbox:x`, '{"value":{"half":');
    localStorage.setItem(
      `waymark:${encodeURIComponent(SCOPE)}:outbox:y`,
      '{"value":{"batch":1},"at":"2026-04-01"}',
    );
    expect(open(farEnd().line).snapshot().held).toEqual([]);
  });
});
