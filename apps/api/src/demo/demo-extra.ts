import { parse } from 'yaml';
import { z } from 'zod';

const goals = z.array(z.string());
const extraFile = z.looseObject({
  sites: z
    .array(
      z.looseObject({
        site: z.string(),
        area_name: z.string().nullable().optional(),
        note: z.string().optional(),
      }),
    )
    .default([]),
  contexts: z
    .array(
      z.looseObject({
        context: z.string(),
        private_name: z.string().optional(),
        goals: goals.optional(),
        headline: goals.optional(),
        next_review: z.string().nullable().optional(),
      }),
    )
    .default([]),
});

/** What the project invented beside the demo's tables: private names, areas, goals, review dates. */
export function readDemoExtra(text: string | null) {
  const extra = extraFile.parse(text === null ? {} : parse(text));
  const sites = new Map(extra.sites.map((s) => [s.site, s]));
  const contexts = new Map(extra.contexts.map((c) => [c.context, c]));
  return {
    site(name: string) {
      const it = sites.get(name);
      return { name, areaCode: null, areaName: it?.area_name ?? null, note: it?.note ?? '' };
    },
    context(code: string) {
      const it = contexts.get(code);
      return {
        privateName: it?.private_name ?? '',
        goals: it?.goals ?? [],
        headlineIndicators: it?.headline ?? [],
        nextReview: it?.next_review ?? null,
      };
    },
  };
}
