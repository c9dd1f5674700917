import { defineConfig } from 'vite';

// The API is compiled by the same tool as the dashboard: one ESM file, npm packages left external.
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/apps/api',
  resolve: { tsconfigPaths: true },
  ssr: { noExternal: [/^@waymark\//] },
  build: {
    ssr: 'src/main.ts',
    target: 'node20',
    outDir: '../../dist/apps/api',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: { output: { format: 'es', entryFileNames: '[name].mjs' } },
  },
});
