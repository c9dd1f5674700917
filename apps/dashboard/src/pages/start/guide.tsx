import type { Context, Site } from '@waymark/contract';
import { Link } from 'react-router';
import { teamName } from '../../parts/words';
import { paths } from '../../paths';
import './start.css';

interface Step {
  readonly title: string;
  readonly words: string;
  readonly done: string | null;
  readonly to: string | null;
  readonly link: string;
}

/** The way from an empty database to a first chart; what is done is ticked, what comes next is a link. */
export function Guide({
  site,
  context,
}: {
  readonly site: Site | undefined;
  readonly context: Context | undefined;
}) {
  const steps: readonly Step[] = [
    {
      title: 'A site',
      words: 'The area of work your contexts lie in: a town, a ward, an estate.',
      done: site ? site.name : null,
      to: paths.siteNew(),
      link: 'Add the site',
    },
    {
      title: 'A context',
      words: 'A park, a school, a group of friends, a community: something that can become safer.',
      done: context ? teamName(context) : null,
      to: site ? `${paths.contextNew()}?site=${site.id}` : null,
      link: 'Add the context',
    },
    {
      title: 'A first wave',
      words:
        'What was observed in one period: a survey, a rubric review, a count. One figure is enough to begin.',
      done: null,
      to: context ? paths.record(context.id) : null,
      link: 'Record the first wave',
    },
    {
      title: 'A chart',
      words: 'One wave is a point. Two waves make a change, and from then on it can be judged.',
      done: null,
      to: null,
      link: '',
    },
  ];
  const next = steps.findIndex((step) => step.done === null);
  return (
    <>
      <ol className="wm-guide">
        {steps.map((step, index) => (
          <li key={step.title} aria-current={index === next ? 'step' : undefined}>
            <h2>
              {step.title} {step.done !== null && <span className="wm-tag">✓ done</span>}
            </h2>
            <p>{step.done ?? step.words}</p>
            {index === next && step.to && (
              <Link className="wm-button wm-button-main" to={step.to}>
                {step.link}
              </Link>
            )}
          </li>
        ))}
      </ol>
      <p className="wm-prose">
        Have the figures in a spreadsheet already? <Link to={paths.import()}>Import them</Link>: nothing is
        saved before you have seen what was understood. What is measured, and how, is in the{' '}
        <Link to={paths.framework()}>framework</Link>.
      </p>
    </>
  );
}
