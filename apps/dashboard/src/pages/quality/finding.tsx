import { type Framework, newQualityAnswer, type QualityAnswer, type QualityFinding } from '@waymark/contract';
import { Link } from 'react-router';
import { useSend } from '../../api/queries';
import { LongTextField } from '../../parts/form/field';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { FigureDoors } from '../../parts/figure-doors';
import { dayWords } from '../../parts/words';
import { paths, withQuery } from '../../paths';

const STATES: Record<QualityFinding['state'], string> = {
  open: 'waits for an answer',
  checked: 'checked',
  changed: 'answered for other figures: they changed since',
};

/** One odd thing: where and when, what is odd and why it matters, what to do and what was said of it. */
export function Finding({
  scope,
  finding,
  label,
  methodOf,
  open,
  onOpen,
}: {
  readonly scope: string;
  readonly finding: QualityFinding;
  readonly label: string;
  readonly methodOf: Framework['methodOf'];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}) {
  const checked = finding.state === 'checked';
  return (
    <article className="wm-finding" aria-label={`${label}, ${finding.period}`}>
      <div>
        <h3>{label}</h3>
        <p>
          {finding.indicators.map(({ title }) => title).join('; ')}{' '}
          <span className="wm-small">
            {[...new Set(finding.indicators.map(({ code }) => code))].join(', ')}
          </span>
        </p>
        <p className="wm-small">{finding.period}</p>
      </div>
      <div>
        <p className="wm-finding-odd">{finding.odd}</p>
        <p className="wm-small">{finding.why}</p>
        <p className="wm-links wm-screen-only">
          {finding.indicators.slice(0, MOST_DOORS).map(({ code, title }, at) => (
            <FigureDoors
              key={`${code} ${title}`}
              of={{
                contextId: finding.contextId,
                areaCode: finding.areaCode,
                code,
                breakdown: breakdownOf(finding, code, at),
              }}
              method={methodOf[code]}
              name={title}
            />
          ))}
        </p>
      </div>
      <div>
        <p>
          <span className="wm-tag">{STATES[finding.state]}</span>
        </p>
        {finding.answers.map((answer, at) => (
          <Answer key={answer.id} answer={answer} stands={at === 0 && checked} />
        ))}
        {checked ? null : <p className="wm-small">{finding.cure}</p>}
        <p className="wm-links wm-screen-only">
          <Doors finding={finding} />
          {open ? null : (
            <button type="button" className="wm-link-button" onClick={() => onOpen(true)}>
              {checked ? 'Open it again' : 'Answer'}
            </button>
          )}
        </p>
        {open ? <AnswerForm scope={scope} finding={finding} onDone={() => onOpen(false)} /> : null}
      </div>
    </article>
  );
}

/** A finding about eight series of one wave: the first says how all of them were made. */
const MOST_DOORS = 1;

/** The rows of the cells are `LOC-01` or `LOC-01|sex=girls`. */
function breakdownOf({ cells }: QualityFinding, code: string, at: number): string {
  const rows = [...new Set(cells.map(({ row }) => row))].filter((row) => row.split('|')[0] === code);
  return rows[at]?.split('|')[1] ?? '';
}

function Answer({ answer, stands }: { readonly answer: QualityAnswer; readonly stands: boolean }) {
  return (
    <p className={stands ? 'wm-given-answer' : 'wm-given-answer wm-given-answer-past wm-small'}>
      {answer.action === 'checked' ? 'Checked' : 'Opened again'} by {answer.by} on{' '}
      {dayWords(answer.at.slice(0, 10))}: {answer.reason}
    </p>
  );
}

/** Where the figure stands, and where it can be mended. */
function Doors({ finding }: { readonly finding: QualityFinding }) {
  const { contextId, areaCode, goTo, indicators } = finding;
  const code = indicators[0]?.code ?? '';
  if (contextId === null)
    return (
      <>
        <Link to={withQuery(paths.indicator(code), { areas: areaCode ?? '' })}>See the figures</Link>
        <Link to={paths.import()}>Imports</Link>
      </>
    );
  return (
    <>
      <Link to={withQuery(paths.history(contextId), { indicator: code })}>What was recorded</Link>
      {goTo === 'record' ? <Link to={paths.record(contextId)}>Record a round</Link> : null}
      {goTo === 'breaks' ? <Link to={paths.contextEdit(contextId)}>Enter a break</Link> : null}
    </>
  );
}

function AnswerForm({
  scope,
  finding,
  onDone,
}: {
  readonly scope: string;
  readonly finding: QualityFinding;
  readonly onDone: () => void;
}) {
  const again = finding.state === 'checked';
  const form = useKeptForm(scope, `quality-${finding.key}`, { reason: '' });
  const send = useSend('answerQuality');
  return (
    <SendForm
      form={form}
      schema={newQualityAnswer}
      body={({ reason }) => ({
        key: finding.key,
        contextId: finding.contextId,
        areaCode: finding.areaCode,
        action: again ? 'reopened' : 'checked',
        reason,
      })}
      makes="unchangeable"
      send={(body, how) => send.mutateAsync({ body, ...how })}
      label={again ? 'Open it again' : 'Save the answer'}
      onSaved={onDone}
      onCancel={onDone}
    >
      <LongTextField
        {...form.field('reason')}
        label={again ? 'Why is it open again?' : 'Checked, and true because'}
        help="It stays beside the figure for good, for the team to read; name nobody. Outside, readers see only that it was checked."
      />
    </SendForm>
  );
}
