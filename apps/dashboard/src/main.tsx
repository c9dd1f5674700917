import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import '@waymark/charts/tokens.css';
import './styles/base.css';
import './styles/form.css';
import { Trouble } from './api/errors';
import { fetchAhead } from './parts/fetched-page';
import { AppRoutes, fieldPages } from './routes';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // Waymark may run on this very computer: whether the computer is online says nothing about it
      networkMode: 'always',
      // a refusal stays a refusal; only a lost connection is worth a second try
      retry: (count, error) => error instanceof Trouble && error.kind === 'offline' && count < 2,
    },
    mutations: { networkMode: 'always' },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      {/* what is chosen stands in the address: as a transition it would come late, and a second choice would undo the first */}
      <BrowserRouter useTransitions={false}>
        <AppRoutes />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
);
fetchAhead(fieldPages);
