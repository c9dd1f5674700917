import type { PlanTemplates } from '@waymark/contract';

/** A short card of learning for each role, to print and hand over. */
export function RoleCards({ templates: { guardians } }: { readonly templates: PlanTemplates }) {
  return (
    <section className="wm-section wm-cards" id="cards">
      <div className="wm-title-line">
        <h2>Learning cards for guardians</h2>
        <div className="wm-actions">
          <button type="button" className="wm-button" onClick={printCards}>
            Print the cards
          </button>
        </div>
      </div>
      <div className="wm-card-list">
        {guardians.roles.map(({ code, label, sees, does, raises, avoid }) => (
          <details key={code} className="wm-card">
            <summary>{label}</summary>
            <p>
              <strong>You see:</strong> {sees}
            </p>
            <ul>
              {does.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p>
              <strong>If you are worried:</strong> {raises}
            </p>
            <p>
              <strong>Rather not:</strong> {avoid}
            </p>
          </details>
        ))}
      </div>
      <p className="wm-small">
        Version {guardians.version}. <a href={guardians.source}>Where the idea is published</a>; the words are
        Waymark’s own.
      </p>
    </section>
  );
}

/** Paper for the shop or the bus depot: the cards and nothing else of the page. */
function printCards(): void {
  document.body.dataset['print'] = 'cards';
  window.addEventListener('afterprint', () => delete document.body.dataset['print'], { once: true });
  window.print();
}
