import { partyKind, type PlanDocument } from '@waymark/contract';
import { useMemo } from 'react';
import { LongTextField, SelectField, TextField } from '../../../parts/form/field';
import { fieldAt, RowsField, rowsOf } from '../../../parts/form/rows';
import { capital } from '../plan-words';
import { DocumentForm, type OneDocument } from './document-form';

interface Values {
  date: string;
  title: string;
  tasks: readonly {
    phase: string;
    text: string;
    owner: (typeof partyKind.options)[number] | '';
    done: string | null;
  }[];
  support: string;
  learning: string;
}

function valuesOf(one: PlanDocument | null): Values {
  if (one?.body.kind !== 'incident plan')
    return { date: '', title: '', tasks: [], support: '', learning: '' };
  const { kind: _kind, ...rest } = one.body;
  return rest;
}

/** The planning document: its tasks come from the template and may be changed. */
export function IncidentForm({ scope, contextId, templates, one, onDone }: OneDocument) {
  const values = useMemo(() => valuesOf(one), [one]);
  return (
    <DocumentForm
      {...{ scope, contextId, one, values, onDone }}
      kind="incident"
      body={({ date, title, tasks, support, learning }) => ({
        kind: 'incident plan',
        date,
        title,
        tasks,
        support,
        learning,
      })}
      label="Save the plan"
      words={{
        date: { label: 'Day' },
        title: { label: 'What happened' },
        support: { label: 'Friends and peers' },
        learning: { label: 'What was learned' },
        tasks: { label: 'Tasks', say: (v) => v.tasks.map(({ text }) => text).join(' / ') },
      }}
    >
      {(form, at) => {
        const tasks = rowsOf(form, 'tasks', `${at}tasks`);
        return (
          <>
            <TextField
              {...fieldAt(form, 'date', `${at}date`)}
              kind="date"
              label="Day"
              help="Of the incident."
            />
            <TextField
              {...fieldAt(form, 'title', `${at}title`)}
              label="What happened, in a few words"
              help="To the place. Without any person in it."
              max={160}
            />
            {one && (
              <RowsField
                label="Tasks"
                help="By phase, with the kind of partner that does it."
                count={tasks.rows.length}
                most={60}
                add="Add a task"
                onAdd={() => tasks.add({ phase: '', text: '', owner: '', done: null })}
                onTakeOut={tasks.takeOut}
                rowName={(i) => `task ${i + 1}`}
              >
                {(i) => (
                  <>
                    <LongTextField {...tasks.field(i, 'text')} label="Task" help="One thing to do." />
                    <div className="wm-fields-line">
                      <SelectField
                        {...tasks.field(i, 'phase')}
                        label="Phase"
                        help="By when."
                        choices={templates.incident.phases.map(({ code, label }) => ({ value: code, label }))}
                      />
                      <SelectField
                        {...tasks.field(i, 'owner')}
                        label="Owner"
                        help="Kind of partner."
                        choices={partyKind.options.map((value) => ({ value, label: capital(value) }))}
                      />
                    </div>
                  </>
                )}
              </RowsField>
            )}
            <LongTextField
              {...fieldAt(form, 'support', `${at}support`)}
              label="Friends and peers, as people to support"
              help="Which groups, who reaches them and how. Groups, never people."
              optional
            />
            {one && (
              <LongTextField
                {...fieldAt(form, 'learning', `${at}learning`)}
                label="What was learned"
                help="And what changes in the plan of the place. It closes with this."
                optional
              />
            )}
          </>
        );
      }}
    </DocumentForm>
  );
}
