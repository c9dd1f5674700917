import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { PlainHashes, PlainIndex, PlainMethod, PlainMethods } from './plain/plain-edition';
import { PlainPlace, type PlainPlaceProps } from './plain/plain-place';
import type { PlainSite } from './plain/plain-site';

export { plainDrawings } from './plain/plain-place';
export { plainPaths } from './plain/plain-site';
export type { PlainPeriods, PlainSite } from './plain/plain-site';

const whole = (page: ReactElement): string => `<!doctype html>\n${renderToStaticMarkup(page)}\n`;

/** The pages of a published folder as HTML: no script, nothing fetched but their own style sheet. */
export const plainPlace = (props: PlainPlaceProps): string => whole(<PlainPlace {...props} />);
export const plainIndex = (site: PlainSite): string => whole(<PlainIndex site={site} />);
export const plainHashes = (site: PlainSite): string => whole(<PlainHashes site={site} />);
export const plainMethods = (site: PlainSite): string => whole(<PlainMethods site={site} />);
export const plainMethod = (site: PlainSite, slug: string): string =>
  whole(<PlainMethod site={site} slug={slug} />);
