import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/apps/dashboard',
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  server: { port: 4200, host: 'localhost', proxy: { '/api': 'http://127.0.0.1:3333' } },
  build: { outDir: '../../dist/apps/dashboard', emptyOutDir: true, sourcemap: false },
});
