import type { FindingKind, Framework, QualityPage } from '@waymark/contract';
import { Link } from 'react-router';
import { Scoped } from '../../outbox/scoped';
import { useOpenForm } from '../../parts/form/use-open-form';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';
import { Finding } from './finding';

type Place = QualityPage['places'][number];

const keyOf = (place: Place) => place.areaCode ?? String(place.contextId);

function PlaceName({ place }: { place: Place }) {
  if (place.contextId !== null) return <Link to={paths.context(place.contextId)}>{place.name}</Link>;
  return <>{place.name}</>;
}

/** Findings by place, in the order of the alphabet; places without one are named, since that is news too. */
export function QualityView({
  page,
  kind,
  code,
  onAll,
  answered,
  methodOf,
}: {
  readonly page: QualityPage;
  readonly methodOf: Framework['methodOf'];
  readonly kind: FindingKind | '';
  /** Only findings about this indicator: where a reader came from one of its figures. */
  readonly code: string;
  readonly onAll: () => void;
  readonly answered: boolean;
}) {
  const { open, show, close } = useOpenForm();
  const labels = new Map(page.rules.map((rule) => [rule.kind, rule.label]));
  const places = page.places.map((place) => ({
    ...place,
    findings: place.findings.filter(
      (one) =>
        (kind === '' || one.kind === kind) &&
        (code === '' || one.indicators.some((indicator) => indicator.code === code)) &&
        (answered || one.state !== 'checked'),
    ),
  }));
  const odd = places.filter(({ findings }) => findings.length > 0);
  const quiet = places.filter(({ findings }) => findings.length === 0);
  return (
    <>
      {code === '' ? null : (
        <p className="wm-sentence">
          Only findings about {code}.{' '}
          <button type="button" className="wm-link-button" onClick={onAll}>
            Show all
          </button>
        </p>
      )}
      <Scoped>
        {(scope) =>
          odd.map((place) => (
            <section
              key={keyOf(place)}
              className="wm-quality-place"
              aria-labelledby={`place-${keyOf(place)}`}
            >
              <h2 id={`place-${keyOf(place)}`}>
                <PlaceName place={place} />{' '}
                <span className="wm-small">
                  {[place.site, place.areaCode === null ? '' : `published figures, ${place.areaCode}`]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </h2>
              {place.findings.map((finding) => (
                <Finding
                  key={finding.key}
                  scope={scope}
                  finding={finding}
                  methodOf={methodOf}
                  label={labels.get(finding.kind) ?? finding.kind}
                  open={open === finding.key}
                  onOpen={(yes) => (yes ? show(finding.key) : close())}
                />
              ))}
            </section>
          ))
        }
      </Scoped>
      {quiet.length === 0 ? null : (
        <section aria-labelledby="quiet">
          <h2 id="quiet">{odd.length === 0 ? 'Nothing to show' : 'Nothing to show for'}</h2>
          <p className="wm-small">
            {kind === '' && code === '' && answered
              ? 'Nothing looks odd by the rules below, which is not proof that all is right.'
              : 'Nothing of what was chosen above waits here.'}{' '}
            <span className="wm-doors" data-doors="figure">
              <a href="#rules">What is looked for in a series</a>
            </span>
          </p>
          <ul className="wm-chosen">
            {quiet.map((place) => (
              <li key={keyOf(place)}>
                <PlaceName place={place} />{' '}
                <span className="wm-small">
                  {place.series === 0 ? 'no figures' : `${place.series} series`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <details className="wm-rules">
        <summary>The rules, as they were applied</summary>
        <dl id="rules">
          {page.rules.map((rule) => (
            <div key={rule.kind}>
              <dt>{rule.label}</dt>
              <dd>{rule.rule}</dd>
            </div>
          ))}
        </dl>
      </details>
      <p className="wm-colophon">
        Found from team figures as they were collected, as of {dayWords(page.asOf)}. Nothing was corrected: a
        finding asks a question. <Link to={paths.methods()}>How figures are made</Link>
      </p>
    </>
  );
}
