import { type FormEvent, useId, useState } from 'react';
import { call } from '../../api/client';
import { troubleFrom } from '../../api/errors';
import { typedCode } from './young-pending';

/** For whoever changed their mind and wrote down the code. */
export function YoungTakeBack({ token }: { readonly token: string }) {
  const id = useId();
  const [text, setText] = useState('');
  const [told, setTold] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const code = typedCode(text);
    if (code === null) return setTold('A code has twelve letters and digits, such as abcd-efgh-jkmn.');
    try {
      const { answers, words } = await call('takeBackYoung', { body: { token, submissionId: code } });
      setTold(
        answers
          ? 'Done. It is as if you had sent nothing.'
          : words
            ? 'Done. Your words are gone. Your answers were added up already: nobody can tell which were yours.'
            : 'Done.',
      );
      setText('');
    } catch (failure) {
      setTold((await troubleFrom(failure)).sentence);
    }
  };
  return (
    <details className="wm-young-own">
      <summary>Take back what you sent</summary>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <label htmlFor={id}>The code you were shown when you sent it</label>
        <input
          id={id}
          className="wm-input wm-input-medium"
          autoComplete="off"
          autoCapitalize="none"
          maxLength={20}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="wm-button">
          Take it back
        </button>
        <p role="status">{told}</p>
      </form>
    </details>
  );
}
