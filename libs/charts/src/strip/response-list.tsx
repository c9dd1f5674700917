import type { ResponseMark } from '@waymark/contract';

/** The numbered list beside the strip: what each response is, with its tag and whether it ran on. */
export function ResponseList({ responses }: { responses: readonly ResponseMark[] }) {
  if (responses.length === 0) return null;
  return (
    <ol className="wm-responses">
      {responses.map((response) => (
        <li key={response.id}>
          <b>{response.number}</b> {response.title}{' '}
          <span>
            {response.orientation.replace('_', '-')}
            {response.approach === null ? '' : `, ${response.approach}`}
            {response.state === 'done' || response.state === 'running' ? '' : `; ${response.state}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
