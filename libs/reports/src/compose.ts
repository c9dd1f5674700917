import type { ReportInput } from '@waymark/contract';
import type { ReportDocument } from './document';
import { composeForFunder } from './templates/funder';

/** One line a template; its file stands beside this list under `templates/`. */
const TEMPLATES: Readonly<Record<ReportInput['template'], (input: ReportInput) => ReportDocument>> = {
  funder: composeForFunder,
};

/** Composes a report from released tables and written words: nothing else can reach it. */
export function compose(input: ReportInput): ReportDocument {
  return TEMPLATES[input.template](input);
}
