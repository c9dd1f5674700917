import { useQuery } from '@tanstack/react-query';
import type { PlanPage as Plan } from '@waymark/contract';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { Page } from '../../parts/page';
import { Term } from '../../parts/term';
import { Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';
import { useMay } from '../../reach';
import '../pages.css';
import { ResponsesSection, ResponseWords } from '../setup/responses-section';
import { AssessmentsSection } from './assessments-section';
import { GoalsSection } from './goals-section';
import { LifeLine } from './life-line';
import { LinksDiagram } from './links-diagram';
import { PlanParts } from './plan-parts';
import './plan.css';
import { DRIFT_WORDS } from './plan-words';
import { ReviewsSection } from './reviews-section';
import { SchoolScorecard } from './school-scorecard';

/** How often a page looks whether somebody else has saved. */
const LOOK = 15_000;

/** `/contexts/:id/plan`: the life of a context, what it hangs together with, and its plan from assessment to review. */
export function PlanPage() {
  const id = Number(useParams().id);
  const plan = useQuery({ ...query('planPage', { params: { id } }), refetchInterval: LOOK });
  const guides = useQuery(query('planGuides', {}));
  const framework = useQuery(query('framework', {}));
  const may = useMay();
  // partners read targets without whose they are
  const grants = useQuery({ ...query('grants', {}), enabled: may('grants') });
  return (
    <Page
      counted={['plan-balance', 'counted-records']}
      title={plan.data ? `Plan of ${plan.data.name}` : 'Plan'}
      crumb={
        <>
          {may('contexts') && (
            <>
              <Link to={paths.contexts()}>Contexts</Link> /{' '}
            </>
          )}
          <Link to={paths.context(id)}>{plan.data?.name ?? 'Its page'}</Link>
        </>
      }
      lede="What is hoped for this place or group, what is done about it, and how one will know. No person is named in it."
    >
      <PlanParts id={id} />
      <Waiting for={plan}>
        {(data) => (
          <Scoped>
            {(scope, { today }) => (
              <div className="wm-plan">
                <div className="wm-plan-top">
                  <Next plan={data} />
                  <Aim plan={data} />
                </div>
                <section className="wm-section" id="life">
                  <h2>Its life</h2>
                  <LifeLine life={data.life} today={today} />
                </section>
                <section className="wm-section" id="links">
                  <h2>What it hangs together with</h2>
                  <LinksDiagram contextId={id} name={data.name} links={data.links} />
                </section>
                <Waiting for={guides}>
                  {(words) => (
                    <>
                      <AssessmentsSection scope={scope} plan={data} guides={words.guides} />
                      <Waiting for={framework}>
                        {(known) =>
                          may('grants') ? (
                            <Waiting for={grants}>
                              {(funders) => (
                                <GoalsSection scope={scope} plan={data} framework={known} grants={funders} />
                              )}
                            </Waiting>
                          ) : (
                            <GoalsSection scope={scope} plan={data} framework={known} grants={[]} />
                          )
                        }
                      </Waiting>
                      {may('responses') && <ResponsesPart scope={scope} id={id} />}
                      {data.setting === 'school' && may('observations') && <SchoolScorecard contextId={id} />}
                      <ReviewsSection scope={scope} plan={data} questions={words.reflection.questions} />
                    </>
                  )}
                </Waiting>
              </div>
            )}
          </Scoped>
        )}
      </Waiting>
    </Page>
  );
}

/** What is due or missing, in the order to take it up. */
function Next({ plan }: { readonly plan: Plan }) {
  return (
    <section aria-labelledby="next">
      <h2 id="next">What is next</h2>
      {plan.next.length === 0 ? (
        <p>Nothing is due and nothing is missing.</p>
      ) : (
        <ol className="wm-next">
          {plan.next.map(({ by, sentence }) => (
            <li key={sentence}>
              {sentence} {by && <span className="wm-small">{dayWords(by)}</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Whether the plan still aims at the context, with the counts it rests on. */
function Aim({ plan: { contextId, drift } }: { readonly plan: Plan }) {
  return (
    <section aria-labelledby="aim">
      <h2 id="aim">
        <Term term="drift">Drift</Term>
      </h2>
      <p className="wm-aim">
        <strong>{DRIFT_WORDS[drift.state]}.</strong> {drift.sentence}
      </p>
      <p className="wm-links">
        <Link to={paths.contextMeetings(contextId)}>Meeting by meeting</Link>
      </p>
    </section>
  );
}

/** What is done about the place, written where the goals stand; whoever only reads finds the list. */
function ResponsesPart({ scope, id }: { readonly scope: string; readonly id: number }) {
  const may = useMay();
  const decisions = <Link to={paths.contextMeetings(id)}>Decisions of meetings</Link>;
  return may('addResponse') ? (
    <ResponsesSection scope={scope} contextId={id} also={decisions} />
  ) : (
    <ResponsesRead id={id} also={decisions} />
  );
}

function ResponsesRead({ id, also }: { readonly id: number; readonly also: ReactNode }) {
  const responses = useQuery(query('responses', { params: { id } }));
  return (
    <section className="wm-section" id="responses">
      <h2>Responses</h2>
      <Waiting for={responses}>
        {(all) => {
          const shown = all.filter(({ archived }) => !archived);
          return shown.length === 0 ? (
            <p>No response is recorded yet.</p>
          ) : (
            <ul className="wm-quiet-list">
              {shown.map((one) => (
                <li key={one.id}>
                  <ResponseWords response={one} />
                </li>
              ))}
            </ul>
          );
        }}
      </Waiting>
      <p className="wm-links">{also}</p>
    </section>
  );
}
