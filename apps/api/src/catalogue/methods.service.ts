import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { MethodPage, MethodSummary } from '@waymark/contract';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Config } from '../config';
import { NotFound } from '../http/refusals';
import { CONFIG } from '../settings.module';

const head = z.object({ title: z.string(), slug: z.string(), answers: z.string() });

/** The methods pages of docs/methods: the same text in the repository and in the dashboard. */
@Injectable()
export class MethodsService {
  private readonly pages: readonly MethodPage[];

  constructor(@Inject(CONFIG) config: Config) {
    const folder = join(config.home, 'docs/methods');
    const names = existsSync(folder)
      ? readdirSync(folder).filter((n) => n.endsWith('.md') && n !== 'README.md')
      : [];
    this.pages = names
      .map((name) => methodPage(name, readFileSync(join(folder, name), 'utf8')))
      .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
  }

  list(): MethodSummary[] {
    return this.pages.map(({ markdown: _long, ...summary }) => summary);
  }

  page(slug: string): MethodPage {
    const found = this.pages.find((p) => p.slug === slug);
    if (!found) throw new NotFound('method');
    return found;
  }
}

function methodPage(name: string, text: string): MethodPage {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  if (!match) throw new Error(`docs/methods/${name} has no heading block between two lines of ---`);
  return { ...head.strip().parse(parse(match[1] ?? '')), markdown: (match[2] ?? '').trim() };
}
