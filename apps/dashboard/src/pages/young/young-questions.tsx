import {
  type OpenSurvey,
  type YoungAudience,
  type YoungSubmission,
  youngSubmission,
} from '@waymark/contract';
import { type FormEvent, useId, useState } from 'react';
import type { Trouble } from '../../api/errors';
import { keepWords } from '../../api/kept-words';
import { check, type Refusal } from '../../parts/form/check';
import { newCode } from './young-pending';
import { Question } from './young-question';
import { VoiceFields } from './young-voice-fields';

/** The form. What is typed is in this page only until it is sent. */
export function YoungQuestions({
  survey,
  trouble,
  sending,
  onSend,
}: {
  readonly survey: OpenSurvey;
  readonly trouble: Trouble | null;
  readonly sending: boolean;
  readonly onSend: (sent: YoungSubmission) => Promise<void>;
}) {
  const id = useId();
  // one code for as long as this form is open: whatever is sent twice counts once
  const [code] = useState(newCode);
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [words, setWords] = useState('');
  const [audience, setAudience] = useState<YoungAudience>('team');
  const [own, setOwn] = useState('');
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const marked = trouble?.fields.find((one) => one.marked)?.marked ?? null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = check(youngSubmission, {
      surveyId: survey.id,
      submissionId: code,
      respondentCode: own.trim() === '' ? null : own,
      answers: survey.questions.flatMap(({ item }) => {
        const value = answers[item];
        return value ? [{ item, value }] : [];
      }),
      voice: words.trim() === '' ? null : { words, audience },
    });
    setRefused(checked.ok ? [] : checked.refusals);
    if (!checked.ok) return;
    void onSend(checked.value).finally(() => keepWords(marked?.findings.map(({ key }) => key) ?? [], false));
  };
  return (
    <form onSubmit={submit} noValidate>
      {survey.questions.map((question, at) => (
        <Question
          key={question.item}
          question={question}
          place={`${at + 1} of ${survey.questions.length}`}
          value={answers[question.item] ?? 'not yet'}
          onValue={(value) => setAnswers((before) => ({ ...before, [question.item]: value }))}
        />
      ))}
      {survey.askVoice && (
        <VoiceFields
          words={words}
          audience={audience}
          marked={marked && marked.text === words.trim() ? marked : null}
          onWords={setWords}
          onAudience={setAudience}
        />
      )}
      {survey.askCode && (
        <details className="wm-young-own">
          <summary>Will you answer here again another time?</summary>
          <label htmlFor={`${id}-own`}>A code only you know</label>
          <p id={`${id}-own-help`} className="wm-young-when">
            If you use the same code next time, we can see whether things changed for the same people. Letters
            and digits, such as oak-27. Not your name, and not your birthday. You can leave this empty.
          </p>
          <input
            id={`${id}-own`}
            className="wm-input wm-input-medium"
            autoComplete="off"
            autoCapitalize="none"
            maxLength={24}
            aria-describedby={`${id}-own-help`}
            value={own}
            onChange={(event) => setOwn(event.target.value)}
          />
        </details>
      )}
      {refused.length > 0 && (
        <div className="wm-young-marked" role="alert">
          {refused.map(({ field, sentence }) => (
            <p key={field}>{sentence}</p>
          ))}
        </div>
      )}
      {trouble && !marked && (
        <p className="wm-young-marked" role="alert">
          {trouble.sentence}
        </p>
      )}
      <button type="submit" className="wm-button wm-button-main wm-young-send" disabled={sending}>
        {sending ? 'One moment' : 'Send'}
      </button>
    </form>
  );
}
