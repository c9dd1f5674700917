import type { Context, ContextPage, Framework } from '@waymark/contract';
import type { Page } from 'playwright-core';
import { demoUrl } from './browser';
import { settled } from './settled';
import { ask } from './sign-in';

/** The id of a demo context by the code it has in data/demo. */
export async function demoContext(code: string): Promise<Context> {
  const contexts = (await (await ask(`${demoUrl()}/api/contexts`)).json()) as Context[];
  const found = contexts.find((c) => c.code === code);
  if (!found) throw new Error(`the demo has no context ${code}`);
  return found;
}

/** Opens an address of the demo and waits until all of it stands. */
export async function openAt(page: Page, path: string): Promise<void> {
  await page.goto(`${demoUrl()}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page);
}

/** Opens a context's page and waits until all of it stands. */
export async function readContext(page: Page, code: string, query = ''): Promise<void> {
  const { id } = await demoContext(code);
  await page.goto(`${demoUrl()}/contexts/${id}${query}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('main figure').first().waitFor();
  await settled(page);
  const more = page.getByRole('button', { name: /other indicators/i });
  if (await more.isVisible()) await more.click();
}

/** What a page says once it stands still, without runs of white space and without the lines of the glossary, which are the same for every place. */
export async function wordsOf(page: Page): Promise<string> {
  await settled(page);
  const words = await page.locator('main').evaluate((main) => {
    const said = main.cloneNode(true) as HTMLElement;
    for (const line of said.querySelectorAll('[role="tooltip"]')) line.remove();
    return said.textContent ?? '';
  });
  return words.replace(/\s+/g, ' ');
}

/** The words of one row, found by the title a reader sees. */
export async function rowWords(page: Page, title: string): Promise<string> {
  await settled(page);
  return ((await page.getByRole('region', { name: title, exact: true }).first().textContent()) ?? '').replace(
    /\s+/g,
    ' ',
  );
}

/** The titles of the framework, by code. */
export async function titles(): Promise<ReadonlyMap<string, string>> {
  const { indicators } = (await (await ask(`${demoUrl()}/api/framework`)).json()) as Framework;
  return new Map(indicators.map((i) => [i.code, i.title]));
}

export async function contextData(code: string, view: 'team' | 'external'): Promise<ContextPage> {
  const { id } = await demoContext(code);
  return (await (await ask(`${demoUrl()}/api/contexts/${id}/page?view=${view}`)).json()) as ContextPage;
}
