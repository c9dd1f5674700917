const LEAST = 12;

/**
 * What can be said about a password while it is typed, without telling it to anybody. Whether it is among those that were stolen
 * and published elsewhere is judged by the server, from its own list.
 */
export function adviceOn(password: string, about: readonly string[]): string {
  const length = [...password].length;
  if (length === 0)
    return 'Four or five words that do not belong together are long and easy to remember. Pasting from a password manager is welcome.';
  if (length < LEAST)
    return `${LEAST - length} more ${LEAST - length === 1 ? 'character' : 'characters'}, please.`;
  const plain = password.toLowerCase();
  const own = about
    .flatMap((words) => words.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .find((word) => word.length > 3 && plain.includes(word));
  if (own)
    return `It holds “${own}”, which others would try first: choose words that have nothing to do with you.`;
  if (new Set(plain).size < 6)
    return 'It repeats few characters: longer with more of them is harder to guess.';
  if (/(0123|1234|2345|3456|4567|5678|6789|abcd|qwert|asdf)/.test(plain))
    return 'It follows the keyboard or the alphabet, as those who guess do.';
  return 'Long enough. When you send it, it is also held against published stolen passwords, without leaving this server.';
}

/** Read aloud as it changes, politely. */
export function PasswordAdvice({
  password,
  about,
}: {
  readonly password: string;
  readonly about: readonly string[];
}) {
  return (
    <p className="wm-advice" role="status">
      {adviceOn(password, about)}
    </p>
  );
}
