import { screen, within } from '@testing-library/react';
import { contractServer, refuse } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';

const markdown = `# Shares of people

Question **answered**: see [levels](levels.md) and [the paper](https://example.org/wilson).

| n | shown |
| --- | --- |
| 30 | yes |

\`\`\`
p = x / n
\`\`\`

<script>document.title = 'taken over'</script>
<img src="x" onerror="document.title = 'taken over'">
`;

describe('a methods page', () => {
  it('sets headings, links, tables and formulas, and lets no HTML through', async () => {
    contractServer({
      session: () => session,
      method: ({ params }) => ({
        slug: params.slug,
        title: 'Shares',
        answers: 'Did a share change?',
        markdown,
      }),
    });
    const { container } = renderAt('/methods/proportions');
    expect(await screen.findByRole('heading', { level: 1, name: 'Shares' })).toBeInTheDocument();
    expect(await screen.findByRole('heading', { level: 2, name: 'Shares of people' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'levels' })).toHaveAttribute('href', '/methods/levels');
    expect(screen.getByRole('link', { name: 'the paper' })).toHaveAttribute(
      'href',
      'https://example.org/wilson',
    );
    expect(within(screen.getByRole('table')).getByRole('row', { name: '30 yes' })).toBeInTheDocument();
    expect(screen.getByText('p = x / n')).toBeInTheDocument();
    expect(container.querySelector('main script, main img')).toBeNull();
    expect(document.title).toBe('Shares · Waymark');
  });

  it('says so where there is no such method', async () => {
    contractServer({ session: () => session, method: () => refuse(404, 'There is no such method here.') });
    renderAt('/methods/nothing');
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no such method here.');
  });
});
