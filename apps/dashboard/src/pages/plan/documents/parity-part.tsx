import type { DocumentsPage, PlanDocument } from '@waymark/contract';
import { LongTextField, RadioField, SelectField, TextField } from '../../../parts/form/field';
import { fieldAt } from '../../../parts/form/rows';
import { useOpenForm } from '../../../parts/form/use-open-form';
import { Term } from '../../../parts/term';
import { dayWords } from '../../../parts/words';
import { DocumentForm } from './document-form';

const RATED_BY: Readonly<Record<DocumentsPage['mayRate'][number], string>> = {
  VCS: 'The voluntary and community sector',
  statutory: 'Statutory partners',
};
const EMPTY = { date: '', side: '' as 'VCS' | 'statutory' | '', level: '', evidence: '' };

/** The standing of the voluntary sector, rated apart by both sides and shown side by side. */
export function ParityPart({
  scope,
  page,
  anchors,
}: {
  readonly scope: string;
  readonly page: DocumentsPage;
  /** What each level of SYS-04 says, from 0. */
  readonly anchors: readonly string[];
}) {
  const { open, show, close } = useOpenForm({ [`document-parity-new-${page.contextId}`]: 'new' });
  const { vcs, statutory } = page.parity;
  const sides = page.mayRate.map((value) => ({ value, label: RATED_BY[value] }));
  return (
    <section className="wm-section wm-entry" id="parity">
      <h2>
        Parity of the <Term term="VCS" />
      </h2>
      <div className="wm-goal">
        <Side title="As the voluntary sector rates it" one={vcs} anchors={anchors} />
        <Side title="As statutory partners rate it" one={statutory} anchors={anchors} />
      </div>
      {open === 'new' ? (
        <DocumentForm
          {...{ scope, one: null }}
          contextId={page.contextId}
          kind="parity"
          values={EMPTY}
          body={(v) => ({
            kind: 'parity rating',
            date: v.date,
            side: v.side,
            level: v.level === '' ? null : Number(v.level),
            evidence: v.evidence,
          })}
          label="Save this rating"
          words={{}}
          onDone={close}
        >
          {(form) => (
            <>
              <TextField {...form.field('date')} kind="date" label="Day" help="When you rated." />
              <RadioField
                {...form.field('side')}
                label="Whose rating"
                help="Each side rates by itself, before the two are laid beside each other."
                choices={sides}
              />
              <SelectField
                {...fieldAt(form, 'level', 'level')}
                label="Level"
                help="The one whose words fit."
                choices={[0, 1, 2, 3, 4].map((level) => ({
                  value: String(level),
                  label: `${level}  ${anchors[level] ?? ''}`,
                }))}
              />
              <LongTextField {...form.field('evidence')} label="What shows it" help="In a sentence or two." />
            </>
          )}
        </DocumentForm>
      ) : sides.length === 0 ? (
        <p className="wm-small">Parity is rated by VCS and statutory partners, each for their own side.</p>
      ) : (
        <button type="button" className="wm-button" onClick={() => show('new')}>
          Rate parity
        </button>
      )}
    </section>
  );
}

function Side({
  title,
  one,
  anchors,
}: {
  readonly title: string;
  readonly one: PlanDocument | null;
  readonly anchors: readonly string[];
}) {
  const body = one?.body.kind === 'parity rating' ? one.body : null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {body === null ? (
        <p>Not rated yet.</p>
      ) : (
        <>
          <p>
            <strong>Level {body.level}</strong> of 4{anchors[body.level] ? `: ${anchors[body.level]}` : ''}
          </p>
          <p>{body.evidence}</p>
          <p className="wm-small">{dayWords(body.date)}</p>
        </>
      )}
    </section>
  );
}
