import Markdown from 'markdown-to-jsx/react';
import type { ComponentProps, ReactNode } from 'react';

/** A table that is wider than a phone scrolls by itself, by keyboard too; the page never does. */
function Table({ children }: { readonly children?: ReactNode }) {
  return (
    <div className="wm-table-box" role="region" aria-label="Table" tabIndex={0}>
      <table className="wm-table">{children}</table>
    </div>
  );
}

/** A method leads to its neighbours by file name: in the folder they lie beside it. Anything else of the repository is words. */
function Anchor({ href = '', children, title }: ComponentProps<'a'>) {
  const method = /^(?:\.\/)?([a-z0-9-]+)\.md(#.*)?$/.exec(href);
  if (method?.[1]) return <a href={`${method[1]}.html${method[2] ?? ''}`}>{children}</a>;
  const outside = /^https?:/.test(href);
  if (!outside && !href.startsWith('#')) return <span>{children}</span>;
  return (
    <a href={href} title={title} {...(outside ? { rel: 'noreferrer' } : {})}>
      {children}
    </a>
  );
}

/** The Markdown of a methods page. Raw HTML in it stays text. */
export function PlainProse({ markdown, title }: { readonly markdown: string; readonly title: string }) {
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
}
