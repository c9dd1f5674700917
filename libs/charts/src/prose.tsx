import Markdown from 'markdown-to-jsx/react';
import type { ComponentProps, ReactNode } from 'react';
import type { Way } from './place/way';

/** A table that is wider than a phone scrolls by itself, by keyboard too; the page never does. */
function Table({ children }: { readonly children?: ReactNode }) {
  return (
    <div className="wm-table-box" role="region" aria-label="Table" tabIndex={0}>
      <table className="wm-table">{children}</table>
    </div>
  );
}

export interface ProseProps {
  readonly markdown: string;
  readonly title: string;
}

/**
 * Makes what shows the Markdown of a methods page as React elements. Raw HTML in it stays text: nothing is ever set as inner HTML.
 * A method leads to its neighbours by file name, `wilson.md`: `methodAt` gives the address of that page by its slug, `Way` the link.
 * Anything else of the repository is words.
 */
export function proseWith(Way: Way, methodAt: (slug: string) => string) {
  function Anchor({ href = '', children, title }: ComponentProps<'a'>): ReactNode {
    const method = /^(?:\.\/)?([a-z0-9-]+)\.md(#.*)?$/.exec(href);
    if (method?.[1]) return <Way to={`${methodAt(method[1])}${method[2] ?? ''}`}>{children}</Way>;
    const outside = /^https?:/.test(href);
    if (!outside && !href.startsWith('#')) return <span>{children}</span>;
    return (
      <a href={href} title={title} {...(outside ? { rel: 'noreferrer' } : {})}>
        {children}
      </a>
    );
  }
  return function Prose({ markdown, title }: ProseProps) {
    const firstLine = new RegExp(`^# ${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*\\n`);
    return (
      <div className="wm-prose">
        <Markdown
          options={{
            disableParsingRawHTML: true,
            forceBlock: true,
            overrides: { a: { component: Anchor }, table: { component: Table }, h1: { component: 'h2' } },
          }}
        >
          {markdown.replace(firstLine, '')}
        </Markdown>
      </div>
    );
  };
}
