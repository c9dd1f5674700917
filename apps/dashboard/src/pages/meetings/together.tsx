import type { CodingAgreement, TakingPart, TurnTally } from '@waymark/contract';
import { Link } from 'react-router';
import { Term } from '../../parts/term';
import { paths } from '../../paths';
import { capital } from '../plan/plan-words';

const SIDES: Record<TurnTally['side'], string> = {
  VCS: 'Voluntary and community sector',
  community: 'Young people, families, residents, business',
  statutory: 'Statutory partners',
};

/** Who turned decisions, and which way: the part of the voluntary sector becomes visible. */
export function Turns({ turns }: { readonly turns: readonly TurnTally[] }) {
  const all = turns.reduce((sum, t) => sum + t.towardsContext + t.towardsBehaviour + t.other, 0);
  return (
    <section className="wm-section" aria-labelledby="turns">
      <h2 id="turns">Who turned decisions, and which way</h2>
      {all === 0 ? (
        <p>
          No decision is recorded as turned. Record what was proposed first, and who argued for something
          else.
        </p>
      ) : (
        <div className="wm-table-box">
          <table className="wm-table wm-table-stacks">
            <caption>
              Decisions that were turned, by who argued for it. Counts, not shares. The last counts, of all of
              them, those turned from watching or moving people on to <Term term="guardianship" />.
            </caption>
            <thead>
              <tr>
                <th scope="col">Argued by</th>
                <th scope="col" className="wm-number">
                  Towards the context
                </th>
                <th scope="col" className="wm-number">
                  Towards behaviour
                </th>
                <th scope="col" className="wm-number">
                  Other means
                </th>
                <th scope="col" className="wm-number">
                  To guardianship
                </th>
              </tr>
            </thead>
            <tbody>
              {turns.map((turn) => (
                <tr key={turn.side}>
                  <th scope="row">{SIDES[turn.side]}</th>
                  <td className="wm-number" data-label="Towards the context">
                    {turn.towardsContext}
                  </td>
                  <td className="wm-number" data-label="Towards behaviour">
                    {turn.towardsBehaviour}
                  </td>
                  <td className="wm-number" data-label="Other means">
                    {turn.other}
                  </td>
                  <td className="wm-number" data-label="To guardianship">
                    {turn.toGuardianship}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Who was asked and came, whose views were brought and answered, what was done of what was due. */
export function TakingPartSection({ part }: { readonly part: TakingPart }) {
  const shown = part.parties.filter(({ invited, present }) => invited + present > 0);
  return (
    <section className="wm-section" aria-labelledby="taking-part">
      <h2 id="taking-part">Taking part</h2>
      <ul className="wm-part-counts">
        <li>
          Views of young people or families were brought to <b>{part.withViews}</b> of <b>{part.meetings}</b>{' '}
          meetings.
        </li>
        <li>
          <b>{part.viewsAnswered}</b> of <b>{part.viewsBrought}</b> views brought have an answer.
        </li>
        <li>
          <b>{part.decisionsDoneOfDue}</b> of <b>{part.decisionsDue}</b> actions that were due are done.
        </li>
      </ul>
      {shown.length > 0 && (
        <div className="wm-table-box">
          <table className="wm-table">
            <caption>Meetings to which each kind of partner was asked, and came</caption>
            <thead>
              <tr>
                <th scope="col">Partner</th>
                <th scope="col" className="wm-number">
                  Asked
                </th>
                <th scope="col" className="wm-number">
                  Came
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ party, invited, present }) => (
                <tr key={party}>
                  <th scope="row">{capital(party)}</th>
                  <td className="wm-number">{invited}</td>
                  <td className="wm-number">{present}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** How far two people who coded apart agree, or why that is not said yet. */
export function Agreement({ agreement }: { readonly agreement: CodingAgreement }) {
  return (
    <section className="wm-section" aria-labelledby="agreement">
      <h2 id="agreement">Do two people code the same?</h2>
      {agreement.state === 'shown' ? (
        <>
          <p className="wm-sentence">{agreement.sentence}</p>
          <p>
            Weighted kappa <b>{agreement.kappa.toFixed(2)}</b>{' '}
            <span className="wm-small">
              (95% interval {agreement.lower.toFixed(2)} to {agreement.upper.toFixed(2)}, n{' '}
              {agreement.actions} actions; the very same on {Math.round(agreement.same * 100)}%)
            </span>
            {agreement.few && <span className="wm-tag">caution, few</span>}
          </p>
          <p className="wm-small">
            1 is agreement every time, 0 what chance alone would give. Behaviour, both and context lie on one
            line: one step apart counts half. What was settled afterwards does not change it.
          </p>
        </>
      ) : (
        <p>{agreement.sentence}</p>
      )}
      <p className="wm-links">
        <Link to={paths.method('rater-agreement')}>How agreement is judged</Link>
      </p>
    </section>
  );
}
