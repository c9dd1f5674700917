import type { Report, ReportTexts } from '@waymark/contract';
import { STRENGTHS, TEXT_FIELDS, type TextField } from './texts';

interface Writing {
  readonly texts: ReportTexts;
  readonly change: (part: Partial<ReportTexts>) => void;
  readonly gaps: Report['gaps'];
}

/** The fields of a report, each with its help, in the order of its parts. */
export function ReportWords({ texts, change, gaps }: Writing) {
  const lacks = (section: string): boolean => gaps.some((gap) => gap.section === section);
  return (
    // Saved as typed: there is nothing to submit.
    <form onSubmit={(event) => event.preventDefault()}>
      {TEXT_FIELDS.map((field) => (
        <div key={field.key}>
          <Words field={field} value={texts[field.key]} lacks={lacks(field.key)} change={change} />
          {field.key === 'voices' && (
            <Consent given={texts.voicesConsent} lacks={lacks('voicesConsent')} change={change} />
          )}
          {field.key === 'otherExplanations' && (
            <Strength value={texts.strength} lacks={lacks('strength')} change={change} />
          )}
        </div>
      ))}
    </form>
  );
}

function Words({
  field,
  value,
  lacks,
  change,
}: {
  readonly field: TextField;
  readonly value: string;
  readonly lacks: boolean;
  readonly change: Writing['change'];
}) {
  const id = `field-${field.key}`;
  const left = field.most - value.length;
  return (
    <div className="wm-report-field">
      <label htmlFor={id}>
        {field.label}{' '}
        <span className="wm-small">
          {field.required ? 'required' : 'if it helps'}, part {field.part}
        </span>
      </label>
      <p id={`${id}-help`} className="wm-small">
        {field.help}
      </p>
      <textarea
        id={id}
        rows={field.rows}
        maxLength={field.most}
        value={value}
        aria-describedby={`${id}-help`}
        aria-required={field.required}
        data-lacks={lacks}
        onChange={(event) => change({ [field.key]: event.target.value })}
      />
      {left < 200 && (
        <p className="wm-small" role="status">
          {left} characters left
        </p>
      )}
    </div>
  );
}

function Consent({
  given,
  lacks,
  change,
}: {
  readonly given: boolean;
  readonly lacks: boolean;
  readonly change: Writing['change'];
}) {
  return (
    <div className="wm-report-field wm-report-tick">
      <input
        id="field-voicesConsent"
        type="checkbox"
        checked={given}
        aria-describedby="consent-help"
        onChange={(event) => change({ voicesConsent: event.target.checked })}
      />
      <label htmlFor="field-voicesConsent">The people quoted agreed to this funder reading their words</label>
      <p id="consent-help" className="wm-small">
        {lacks
          ? 'Until this is ticked, no word of theirs is in the report.'
          : 'Consent is for this audience only.'}
      </p>
    </div>
  );
}

function Strength({
  value,
  lacks,
  change,
}: {
  readonly value: ReportTexts['strength'];
  readonly lacks: boolean;
  readonly change: Writing['change'];
}) {
  return (
    <fieldset id="field-strength" className="wm-report-field" tabIndex={-1} data-lacks={lacks}>
      <legend>
        How strong is the claim? <span className="wm-small">required, part 7</span>
      </legend>
      <p className="wm-small">
        The software sets a limit: one source can never be strong. Where you choose more than the figures
        allow, the report says the weaker word and why.
      </p>
      {STRENGTHS.map((one) => (
        <label key={one.value} className="wm-report-choice">
          <input
            type="radio"
            name="strength"
            value={one.value}
            checked={value === one.value}
            onChange={() => change({ strength: one.value })}
          />
          <span>
            {one.label} <span className="wm-small">{one.help}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
