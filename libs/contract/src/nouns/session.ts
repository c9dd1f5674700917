import { z } from 'zod';
import { demoAccount, pendingStep, scope } from './account';
import { partyKind } from './meeting';
import { isoDate } from './period';
import { organisation, role } from './place';

/** Who is signed in, in the one role this session acts in. */
export const sessionActor = z.strictObject({
  name: z.string(),
  role,
  personId: z.int().positive(),
  /** All roles this person has; `actAs` changes between them. */
  capacities: z.array(role),
  /** What the role reaches, by name. */
  scopes: z.array(scope),
  /** In plans that a partnership shares: the kind of partner this person joined as, by the number of the context. */
  parties: z.record(z.string(), partyKind).optional(),
  /** 'not asked': demo accounts. 'off': not set up, and no role of this person asks for it. */
  secondFactor: z.enum(['on', 'off', 'not asked']),
});
export type SessionActor = z.infer<typeof sessionActor>;

/** What the dashboard needs to know before its first page, whether or not anybody is signed in. */
export const session = z.strictObject({
  mode: z.enum(['demo', 'own']),
  /** The demo has its own today; elsewhere it is the calendar's. */
  today: isoDate,
  /** Null: nobody is signed in. */
  actor: sessionActor.nullable(),
  /** The step that is left for somebody whose password was right. */
  pending: pendingStep.nullable(),
  /** The actor's; none for roles outside the team, and none while nobody is signed in. */
  organisations: z.array(organisation),
  version: z.string(),
  database: z.enum(['sqlite', 'postgres']),
  /** True in an empty database: it is set up by the link printed at its first start. */
  needsSetup: z.boolean(),
  /** Accounts to try the demo with; none elsewhere. */
  demoAccounts: z.array(demoAccount),
});
export type Session = z.infer<typeof session>;

export const methodPage = z.strictObject({
  slug: z.string(),
  title: z.string(),
  answers: z.string(),
  markdown: z.string(),
});
export type MethodPage = z.infer<typeof methodPage>;
export const methodSummary = methodPage.omit({ markdown: true });
export type MethodSummary = z.infer<typeof methodSummary>;
