import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import {
  disclosurePolicy,
  type DisclosurePolicy,
  type NewPolicyChange,
  type PolicyChange,
  type PolicyDecision,
  type PolicyPage,
} from '@waymark/contract';
import {
  comparePolicies,
  LEAST_POSSIBLE_VALUES,
  policyDifferences,
  policyFaults,
  policyRules,
  withRules,
} from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { lookAlikes } from '../access/look-alikes.store';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound, Refusal } from '../http/refusals';
import { PolicyService } from '../measures/policy.service';
import { CONFIG } from '../settings.module';
import { approvalsOf, type Approval, changeAnswer, isOf, stillNeeded } from './policy-change-answer';
import { PolicyChangeEntity } from './policy-change.entity';
import { PolicyChangesStore } from './policy-changes.store';

/** How long another process of this installation may go on with the version before. */
const LOOK_AGAIN = 5_000;

/**
 * The rules outside the team, as this installation decided them. Stricter rules hold at once. Looser ones need a second person
 * with a reason, and somebody of each organisation: the rules are those of all. No version is ever changed.
 */
@Injectable()
export class PolicyChangesService implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: PolicyChangesStore,
    private readonly policies: PolicyService,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.refresh().catch(() => undefined), LOOK_AGAIN);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer);
  }

  async page(actor: Actor): Promise<PolicyPage> {
    const { policy, shipped } = this.policies;
    const [rows, organisations] = [await this.store.all(), await this.store.organisations()];
    return {
      set: policy.set,
      version: policy.version,
      shipped: shipped.version,
      rules: policyRules(policy),
      least: LEAST_POSSIBLE_VALUES,
      changes: rows.map((row) =>
        changeAnswer(row, policy.set, { actor, organisations, current: policy.version }),
      ),
    };
  }

  async propose(actor: Actor, { fromVersion, rules, reason }: NewPolicyChange): Promise<PolicyChange> {
    refuseSites(actor);
    const now = new Date().toISOString();
    const saved = await this.work.run(async (m) => {
      const from = await this.current();
      if (from.version !== fromVersion) throw changedMeanwhile(from.version);
      const next = this.next(from, rules);
      const differences = policyDifferences(from, next);
      if (differences.length === 0)
        throw new BadInput('Nothing would change: every rule is as it is in use.', [
          { field: 'rules', sentence: 'Change one rule at least.' },
        ]);
      const looser = comparePolicies(from, next).length > 0;
      if (looser && reason.length < 10)
        throw new BadInput('Say why a rule may become looser: whoever agrees needs to know.', [
          { field: 'reason', sentence: 'Write one or two sentences.' },
        ]);
      const row = m.create(PolicyChangeEntity, {
        organisationId: actor.organisationIds[0] ?? 0,
        fromVersion,
        toVersion: null,
        policy: JSON.stringify(next),
        differences: JSON.stringify(differences),
        reason,
        proposedBy: actor.name,
        proposedAt: now,
        approvals: JSON.stringify([approval(actor, now, reason)]),
        state: 'proposed',
        settledAt: null,
      });
      if (!looser) intoUse(row, next, from.version + 1, this.config.today());
      return m.save(row);
    });
    await this.refresh();
    return this.answer(actor, saved);
  }

  async decide(actor: Actor, id: number, { agree, reason }: PolicyDecision): Promise<PolicyChange> {
    refuseSites(actor);
    const now = new Date().toISOString();
    const organisations = await this.store.organisations();
    const saved = await this.work.run(async (m) => {
      const row = await this.store.change(id, m);
      if (!row) throw new NotFound('change of the policy');
      if (row.state !== 'proposed') throw new Conflict('This change is settled already.');
      const before = approvalsOf(row);
      const [proposer] = before;
      if (agree && before.some((one) => isOf(one, actor)))
        throw new Conflict('You agreed already by proposing it, or before: looser rules need somebody else.');
      const mine = approval(actor, now, reason);
      const approvals = [...before, mine];
      if (!agree) {
        // whoever proposed it may take it back; anybody else declines it for all
        const said = proposer && isOf(proposer, actor) ? before : approvals;
        return m.save(
          Object.assign(row, { state: 'declined', settledAt: now, approvals: JSON.stringify(said) }),
        );
      }
      // else whoever proposes invites a second account for themselves, and two people are one
      if (((await this.store.since(actor, m)) ?? '') > row.proposedAt)
        throw new Conflict(
          'Your role is younger than this proposal. Looser rules are agreed to by somebody who had theirs before: ask them, or decline it and propose anew.',
        );
      const asked = proposer?.personId ?? null;
      const { signs } = await lookAlikes(m, asked, actor.personId ?? null, row.proposedAt);
      if (signs.length > 0)
        await this.work.note({
          ...{
            action: 'look-alike',
            kind: 'version of the disclosure policy',
            id,
            organisationId: null,
            actor,
          },
          details: { signs: signs.join(', ') },
        });
      const from = await this.current();
      if (from.version !== row.fromVersion) throw changedMeanwhile(from.version);
      row.approvals = JSON.stringify(approvals);
      const next = disclosurePolicy.parse(JSON.parse(row.policy));
      if (stillNeeded(approvals, organisations).length === 0)
        intoUse(row, next, from.version + 1, this.config.today());
      return m.save(row);
    });
    await this.refresh();
    return this.answer(actor, saved);
  }

  /** What is stored is what holds, whichever process wrote it. A stored policy that breaks a floor is never used. */
  private refresh(): Promise<void> {
    // one look after another: of two at once, one that began before a decision could end after it and put the version before back
    const look = this.looking.then(async () => this.policies.use(await this.current()));
    this.looking = look.catch(() => undefined);
    return look;
  }

  private async current(): Promise<DisclosurePolicy> {
    const { shipped } = this.policies;
    const row = await this.store.latest();
    if (!row || (row.toVersion ?? 0) <= shipped.version) return shipped;
    const read = disclosurePolicy.safeParse(JSON.parse(row.policy));
    return read.success && policyFaults(read.data).length === 0 ? read.data : shipped;
  }

  private next(from: DisclosurePolicy, rules: NewPolicyChange['rules']): DisclosurePolicy {
    const known = new Set(policyRules(from).map(({ path }) => path));
    const strange = rules.find(({ path }) => !known.has(path));
    if (strange)
      throw new BadInput(`There is no rule ${strange.path} in the policy.`, [
        { field: 'rules', sentence: 'Choose rules of the policy.' },
      ]);
    const read = disclosurePolicy.safeParse(withRules(from, rules));
    if (!read.success) {
      const issue = read.error.issues[0];
      throw new BadInput(`${issue?.path.join('.') ?? 'A rule'} cannot be that: ${issue?.message ?? ''}`, [
        { field: 'rules', sentence: 'Use whole numbers, from 1 where it is a step.' },
      ]);
    }
    const [fault] = policyFaults(read.data);
    if (fault)
      throw new BadInput(`Nobody can agree to this: ${fault}`, [{ field: 'rules', sentence: fault }]);
    return read.data;
  }

  private async answer(actor: Actor, row: PolicyChangeEntity): Promise<PolicyChange> {
    const organisations = await this.store.organisations();
    const { set, version } = this.policies.policy;
    return changeAnswer(row, set, { actor, organisations, current: version });
  }
}

const approval = (actor: Actor, at: string, reason: string): Approval => ({
  personId: actor.personId ?? null,
  by: actor.name,
  at,
  reason,
  organisationIds: [...actor.organisationIds],
});

/** Gives the version its number, and the policy its line in its own changelog. */
function intoUse(row: PolicyChangeEntity, next: DisclosurePolicy, version: number, today: string): void {
  const what = row.reason === '' ? 'Made stricter by this installation.' : row.reason;
  row.policy = JSON.stringify({
    ...next,
    version,
    changelog: [...next.changelog, { version, date: today, what: what.slice(0, 400) }],
  });
  row.toVersion = version;
  row.state = 'in use';
  row.settledAt = row.settledAt ?? new Date().toISOString();
}

/** The rules are the installation's: whoever is limited to some sites does not speak for an organisation. */
function refuseSites({ siteIds }: Actor): void {
  if (siteIds)
    throw new Refusal(
      403,
      'Not allowed',
      'You are limited to some sites: the rules outside are for all of them.',
    );
}

const changedMeanwhile = (version: number): Conflict =>
  new Conflict(
    `Version ${version} is in use by now: nothing was changed. Look at it, and propose again from there.`,
  );
