import { defineConfig } from 'vite';

// The API is compiled by the same tool as the dashboard: ESM, npm packages left external. The worker that audits editions
// is a second file: a thread starts from a file of its own.
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/apps/api',
  resolve: { tsconfigPaths: true },
  ssr: { noExternal: [/^@waymark\//] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: '../../dist/apps/api',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { main: 'src/main.ts', 'audit-worker': 'src/editions/audit-worker.ts' },
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
