import type { DocumentsPage, IncidentPlan, PlanDocument, PlanTemplates } from '@waymark/contract';
import { useOpenForm } from '../../../parts/form/use-open-form';
import { PressLine, usePress } from '../../../parts/form/use-press';
import { dayWords } from '../../../parts/words';
import { capital } from '../plan-words';
import { CloseDocument } from './close-document';
import { DocumentLinks } from './document-links';
import { documentForms, ofKind } from './document-words';
import { IncidentForm } from './incident-form';

interface Part {
  readonly scope: string;
  readonly today: string;
  readonly page: DocumentsPage;
  readonly templates: PlanTemplates;
}

/** Plans for a partnership after something serious happened: by phases, with friends and peers as people to support. */
export function IncidentPlans({ scope, today, page, templates }: Part) {
  const { open, show, close } = useOpenForm(documentForms(page, 'incident plan', 'incident'));
  const plans = ofKind(page.documents, 'incident plan');
  const form = (one: PlanDocument | null) => (
    <IncidentForm {...{ scope, templates, one }} contextId={page.contextId} onDone={close} />
  );
  return (
    <section className="wm-section wm-entry" id="incident">
      <h2>After a serious incident</h2>
      {plans.length === 0 && (
        <p>No plan was needed. One begins from a template: first hour, first day, first week, first month.</p>
      )}
      <ul className="wm-quiet-list">
        {plans.map((one) => (
          <li key={one.id}>
            {open === one.id ? (
              form(one)
            ) : (
              <>
                <IncidentWords one={one} body={one.body} today={today} templates={templates} />
                <DocumentLinks one={one} named={one.body.title} />
                {one.closedOn === null && (
                  <div className="wm-links">
                    <button type="button" className="wm-link-button" onClick={() => show(one.id)}>
                      Edit<span className="wm-hidden"> {one.body.title}</span>
                    </button>
                    <CloseDocument one={one} label="Close with what was learned" />
                  </div>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {open === 'new' ? (
        form(null)
      ) : (
        <button type="button" className="wm-button" onClick={() => show('new')}>
          Begin a plan from the template
        </button>
      )}
    </section>
  );
}

function IncidentWords({
  one,
  body: saved,
  today,
  templates,
}: {
  readonly one: PlanDocument;
  readonly body: IncidentPlan;
  readonly today: string;
  readonly templates: PlanTemplates;
}) {
  const change = usePress('changePlanDocument', `document-${one.id}`, `What you ticked in “${saved.title}”`);
  // what was ticked without a connection stands as ticked, and the next tick comes on top of it
  const body = (change.waiting?.body as { readonly body: IncidentPlan } | undefined)?.body ?? saved;
  const tick = (at: number) =>
    change.mutate({
      params: { id: one.id },
      body: {
        version: one.version,
        body: {
          ...body,
          tasks: body.tasks.map((task, i) =>
            i === at ? { ...task, done: task.done === null ? today : null } : task,
          ),
        },
      },
    });
  return (
    <div className="wm-incident">
      <h3>
        {body.title}, {dayWords(body.date)}
        <span className="wm-tag">
          {one.closedOn ? `closed ${dayWords(one.closedOn)}` : `version ${one.number}`}
        </span>
      </h3>
      <PressLine press={change} named={`what was ticked in ${body.title}`} />
      {templates.incident.phases.map(({ code, label }) => {
        const tasks = body.tasks.map((task, at) => ({ task, at })).filter(({ task }) => task.phase === code);
        return tasks.length === 0 ? null : (
          <fieldset key={code} className="wm-phase">
            <legend>{label}</legend>
            {tasks.map(({ task, at }) => (
              <label className="wm-choice" key={at}>
                <input
                  type="checkbox"
                  checked={task.done !== null}
                  disabled={one.closedOn !== null || change.isPending}
                  onChange={() => tick(at)}
                />
                <span>
                  {task.text}
                  <span className="wm-choice-words">
                    {capital(task.owner)}
                    {task.done && `, done ${dayWords(task.done)}`}
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
        );
      })}
      <p>
        <strong>Friends and peers, as people to support:</strong> {body.support || 'not written yet'}
      </p>
      <p>
        <strong>What was learned:</strong> {body.learning || 'not written yet; it closes with this'}
      </p>
    </div>
  );
}
