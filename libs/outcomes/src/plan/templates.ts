import { planTemplates, type PlanTemplates } from '@waymark/contract';
import { parse } from 'yaml';

/** Texts of the shipped files -> roles, incident template and values, or every fault in words. */
export function parseTemplates(
  files: Readonly<Record<keyof PlanTemplates, string>>,
):
  | { readonly ok: true; readonly value: PlanTemplates }
  | { readonly ok: false; readonly faults: readonly string[] } {
  const read = planTemplates.safeParse(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, parse(text) as unknown])),
  );
  if (!read.success)
    return { ok: false, faults: read.error.issues.map((i) => `${i.path.join('.')} ${i.message}`) };
  const { guardians, incident, values } = read.data;
  const faults = [
    ...twice('role', guardians.roles),
    ...twice('phase', incident.phases),
    ...twice('value', values.values),
  ];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: read.data };
}

function twice(what: string, list: readonly { readonly code: string }[]): string[] {
  const codes = list.map(({ code }) => code);
  return codes
    .filter((code, i) => codes.indexOf(code) !== i)
    .map((code) => `The ${what} “${code}” stands there twice.`);
}
