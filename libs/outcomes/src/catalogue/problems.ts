/** Every rule a framework file must keep. `data/samples/framework/not-ok/` holds at least one file for each. */
export const catalogueRules = [
  'unreadable',
  'unknown-key',
  'wrong-value',
  'file-name',
  'duplicate-code',
  'unknown-goal',
  'unknown-pair',
  'missing-pair',
  'impossible-range',
  'rubric-anchors',
  'role-contradiction',
  'missing-minimum',
  'population-mismatch',
  'aggregation-mismatch',
  'material-change',
  'fixed-list',
  'rate-base',
  'licensed-wording',
  'unknown-source-indicator',
  'version-reused',
  'definition-reason',
  'not-published',
  'published-version-changed',
  'published-version-missing',
] as const;
export type CatalogueRule = (typeof catalogueRules)[number];

/** One fault of a framework file, told so that its author can mend it alone. Lines and columns start at 1. */
export interface CatalogueProblem {
  readonly rule: CatalogueRule;
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  /** What is wrong. */
  readonly sentence: string;
  /** What to do about it. */
  readonly cure: string;
}

/** `goals.v1.yaml:12:5 Two goals are called N2. Give one of them another code.` */
export function catalogueProblemLine(problem: CatalogueProblem): string {
  const column = problem.column === undefined ? '' : `:${problem.column}`;
  return `${problem.file}:${problem.line}${column} ${problem.sentence} ${problem.cure}`;
}
