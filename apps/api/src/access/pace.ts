/** What a request costs: taking figures away most, reading least. */
export type PaceKind = 'export' | 'change' | 'read';

/** How many requests of a kind a session may make in a minute. */
export type Pace = Readonly<Record<PaceKind, number>>;

/**
 * Far above what a person does: a page asks for about ten things, and an outbox sends some hundred entries of a day without
 * signal at once. A program that reads everything there is meets it.
 */
export const USUAL_PACE: Pace = { export: 600, change: 300, read: 1200 };
