/**
 * The rules for figures that are linked, by name. All of them hold, always; a spec takes one away at a time to see what it is for
 * (`attack/each-linked-rule.spec.ts`), and has to know what each of them is for.
 */
export const linkedRules = [
  // Which figures of one edition are parts of others.
  'breakdown',
  'time',
  'place',
  /** Parts that make up their whole leave nothing over. */
  'complete parts',
  'same base',
  'mean score',
  /** A gap must not tell: one step either side is withheld as well. */
  'step either side',
  /** Of a row that nothing protects any more not even the name is printed. */
  'row left out',
  // What earlier editions printed.
  'facts',
  'cut by day',
  'cut by age',
  'cut by group',
  'cut by round',
  'cut by place',
  /** Up to three earlier figures together, not one or two. */
  'three together',
  /** The same group printed again with another count. */
  'same group again',
  'moved mean',
] as const;
export type LinkedRule = (typeof linkedRules)[number];

/** Rules taken away: none, but in specs. */
export type Without = ReadonlySet<LinkedRule>;
export const nothing: Without = new Set();
