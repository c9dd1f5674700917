import { demoBreaks, demoContexts, demoFramework, demoRollups } from '../../testing/demo-world';
import { aPlace, auditOptions } from '../../testing/an-edition';
import { causesIn } from '../../testing/breaches';
import { savedFrom } from '../attack/saved-editions';
import { recover } from '../recover';
import { loadSolver } from '../solver/highs-solver';
import { auditContext } from './audit-context';
import { tableOf } from './draft-edition';
import { trueTables } from './edition-tables';
import { canonical } from './seal-edition';

const { indicators } = demoFramework();
const rollups = demoRollups(indicators);
const { policy } = auditOptions();

/** The demo's places with small groups in them, published as an edition and attacked from its sealed files alone. */
describe('the demo as an edition', () => {
  it.each(['A-garages', 'E-riverside', 'F-four-friends'])('gives nothing away: %s', async (code) => {
    const context = demoContexts().find((one) => one.code === code);
    if (!context) throw new Error(`no context ${code}`);
    const breaks = demoBreaks(code, '*').map(({ date, reason }, index) => ({
      id: index + 1,
      date,
      kind: 'boundary redrawn' as const,
      reason,
      indicators: [],
    }));
    const place = aPlace({ id: context.id, level: context.level, closed: context.closed, breaks });
    const own = rollups.filter(({ subject }) => 'contextId' in subject && subject.contextId === context.id);
    const span = { start: '2016-04-01', end: '2026-09-15' };
    const draft = { place, tables: trueTables(place, own, indicators, span) };
    const solver = await loadSolver();
    const audited = auditContext(draft, auditOptions({ solver }));
    const saved = savedFrom([canonical(tableOf(draft, audited))], indicators);
    const withheld = new Set(
      saved.flatMap(({ indicator, breakdown, cells }) =>
        cells.flatMap((cell) =>
          cell.state === 'withheld'
            ? [[indicator.code, breakdown, cell.period.start, cell.period.end, cell.round].join('|')]
            : [],
        ),
      ),
    );
    const told = recover(saved, policy, causesIn(audited.drafts)).filter(
      ({ key, possible }) => withheld.has(key) && possible < 4,
    );
    expect(told).toEqual([]);
    // Of a group of four nothing but words and levels is even named.
    if (context.level === 'peer')
      expect(saved.flatMap(({ indicator }) => indicator.counts).every((counts) => counts === 'none')).toBe(
        true,
      );
    else expect(withheld.size).toBeGreaterThan(0);
  });
});
