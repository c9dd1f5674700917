import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, preprocessCSS, type ResolvedConfig } from 'vite';

/** The style of a page that is published as a plain file: that of the page of the server, and what stands in for its scripts. */
const PLAIN = [
  '../../libs/charts/src/tokens.css',
  'src/styles/base.css',
  'src/styles/form.css',
  '../../libs/charts/src/charts.css',
  'src/pages/pages.css',
  'src/pages/context/context.css',
  'src/pages/editions/editions.css',
  'src/parts/page-terms.css',
  'src/styles/plain.css',
];

/** Writes them as one file beside the built dashboard, from where `waymark publish` takes it. */
function plainStyle(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'waymark-plain-style',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async generateBundle() {
      let source = '';
      for (const name of PLAIN) {
        const file = join(import.meta.dirname, name);
        source += (await preprocessCSS(readFileSync(file, 'utf8'), file, config)).code;
      }
      this.emitFile({ type: 'asset', fileName: 'plain.css', source });
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/apps/dashboard',
  plugins: [react(), plainStyle()],
  resolve: { tsconfigPaths: true },
  server: { port: 4200, host: 'localhost', proxy: { '/api': 'http://127.0.0.1:3333' } },
  build: { outDir: '../../dist/apps/dashboard', emptyOutDir: true, sourcemap: false },
});
