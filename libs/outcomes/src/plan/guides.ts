import { guide, type Guide, planGuides, type PlanGuides } from '@waymark/contract';
import { parse } from 'yaml';
import { z } from 'zod';

const reflection = planGuides.shape.reflection;

/**
 * Files of `data/guides` (name -> text) -> the guides and the questions of reflection, or every fault in words. The newest
 * version of each is taken; the older ones stay for the assessments that were made with them.
 */
export function parseGuides(
  files: ReadonlyMap<string, string>,
):
  | { readonly ok: true; readonly value: PlanGuides }
  | { readonly ok: false; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const guides: Guide[] = [];
  let questions: PlanGuides['reflection'] | null = null;
  const read = <S extends z.ZodType>(schema: S, file: string, text: string): z.output<S> | null => {
    const result = schema.safeParse(parse(text));
    if (result.success) return result.data;
    faults.push(...result.error.issues.map((i) => `${file}: ${i.path.join('.')} ${i.message}`));
    return null;
  };
  for (const [file, text] of files) {
    if (file.startsWith('reflection.')) {
      const found = read(reflection, file, text);
      if (found && found.version > (questions?.version ?? 0)) questions = found;
      continue;
    }
    const found = read(guide, file, text);
    if (!found) continue;
    const prompts = found.sides.flatMap((side) => side.prompts.map(({ code }) => code));
    const twice = prompts.find((code, i) => prompts.indexOf(code) !== i);
    if (twice) faults.push(`${file}: the prompt “${twice}” stands there twice.`);
    guides.push(found);
  }
  if (!questions) faults.push('data/guides has no reflection.v<version>.yaml.');
  if (faults.length > 0 || !questions) return { ok: false, faults };
  const newest = guides.filter(
    (one) => !guides.some((other) => other.guide === one.guide && other.version > one.version),
  );
  return { ok: true, value: { guides: newest, reflection: questions } };
}
