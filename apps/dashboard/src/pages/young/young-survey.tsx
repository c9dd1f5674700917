import type { OpenSurvey, YoungSubmission } from '@waymark/contract';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/client';
import { type Trouble, troubleFrom } from '../../api/errors';
import { dayWords } from '../../parts/words';
import { YoungHelp } from './young-help';
import { codeWords, keepPending, pendingOf, wipePending } from './young-pending';
import { YoungQuestions } from './young-questions';

type Stage =
  | { readonly is: 'asked' }
  | { readonly is: 'answering' }
  | { readonly is: 'waiting'; readonly sent: YoungSubmission }
  | { readonly is: 'sent'; readonly code: string };

/** The questions that are open now: asked whether, answered, sent, and thanked for. */
export function YoungSurvey({
  token,
  survey,
  onAnswering,
}: {
  readonly token: string;
  readonly survey: OpenSurvey;
  /** While somebody answers, nothing else of the page is in the way. */
  readonly onAnswering: (answering: boolean) => void;
}) {
  const [stage, setStage] = useState<Stage>(() => {
    const kept = pendingOf(survey.id);
    return kept ? { is: 'waiting', sent: kept } : { is: 'asked' };
  });
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [sending, setSending] = useState(false);
  const self = useRef<HTMLElement>(null);
  const stageNow = stage.is;
  useEffect(() => {
    onAnswering(stageNow === 'answering');
    if (stageNow !== 'asked') self.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [stageNow, onAnswering]);

  const send = async (sent: YoungSubmission): Promise<void> => {
    if (sending) return;
    setSending(true);
    setTrouble(null);
    try {
      await call('sendYoung', { body: { token, sent } });
      wipePending(survey.id);
      setStage({ is: 'sent', code: sent.submissionId });
    } catch (failure) {
      const told = await troubleFrom(failure);
      if (told.kind === 'offline' && keepPending(sent)) setStage({ is: 'waiting', sent });
      else setTrouble(told);
    } finally {
      setSending(false);
    }
  };

  useEffect(() => {
    if (stage.is !== 'waiting') return;
    const again = () => void send(stage.sent);
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  });

  if (stage.is === 'sent')
    return (
      <section ref={self} aria-labelledby="young-asked">
        <h2 id="young-asked" tabIndex={-1}>
          Thank you
        </h2>
        <p>
          It has arrived. Nothing of it is left on this phone. What you all said is added up when the
          questions close, and you can read here what comes of it.
        </p>
        <p>
          If you change your mind, you can take it back with this code. Write it down, or make a picture of
          it:
        </p>
        <p className="wm-young-code">{codeWords(stage.code)}</p>
        <YoungHelp help={survey.help} />
      </section>
    );
  if (stage.is === 'waiting')
    return (
      <section ref={self} aria-labelledby="young-asked">
        <h2 id="young-asked" tabIndex={-1}>
          No signal just now
        </h2>
        <p>
          Your answers wait on this phone. They are sent as soon as there is a signal and this page is open,
          and then nothing of them is left here.
        </p>
        {trouble && <p role="alert">{trouble.sentence}</p>}
        <div className="wm-actions">
          <button
            type="button"
            className="wm-button wm-button-main"
            disabled={sending}
            onClick={() => void send(stage.sent)}
          >
            Try again now
          </button>
          <button
            type="button"
            className="wm-button"
            onClick={() => {
              wipePending(survey.id);
              setTrouble(null);
              setStage({ is: 'asked' });
            }}
          >
            Throw them away
          </button>
        </div>
      </section>
    );
  if (stage.is === 'answering')
    return (
      <section ref={self} aria-labelledby="young-asked">
        <h2 id="young-asked" tabIndex={-1}>
          What is it like here?
        </h2>
        <YoungQuestions survey={survey} trouble={trouble} sending={sending} onSend={send} />
      </section>
    );
  return (
    <section ref={self} className="wm-young-card" aria-labelledby="young-asked">
      <h2 id="young-asked">Tell us what it is like here</h2>
      <p>
        {survey.questions.length === 1 ? 'One question' : `${survey.questions.length} questions`}, a few
        minutes. Open until {dayWords(survey.end)}.
      </p>
      <ul className="wm-young-promises">
        <li>You do not have to. You can skip any question.</li>
        <li>We do not ask who you are. Nothing about you or your phone is kept.</li>
        <li>Your answers are added up with everybody else’s. Only the totals are looked at.</li>
        <li>
          Totals of many people may be shown to others, so that something is done here. Small numbers never
          are.
        </li>
        <li>If you write something yourself, the team reads it first, and you say who else may.</li>
      </ul>
      <button
        type="button"
        className="wm-button wm-button-main"
        onClick={() => setStage({ is: 'answering' })}
      >
        Yes, I want to take part
      </button>
    </section>
  );
}
