// Loads TypeScript modules of the workspace without a build: bundled by Vite into a folder that is removed again.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './prepare.mjs';

/** `entries`: name -> path from the workspace root. Answers name -> module; a path that is not there is left out. */
export async function loadTypeScript(entries) {
  const { files, remove } = await bundleTypeScript(entries);
  try {
    const modules = {};
    for (const [name, file] of Object.entries(files)) modules[name] = await import(pathToFileURL(file).href);
    return modules;
  } finally {
    remove();
  }
}

/** The same for another process: name -> file, until `remove` is called. */
export async function bundleTypeScript(entries) {
  // Only now, because nothing may be installed yet when this file is read.
  const { build } = await import('vite');
  const input = Object.fromEntries(
    Object.entries(entries)
      .filter(([, path]) => existsSync(join(root, path)))
      .map(([name, path]) => [name, join(root, path)]),
  );
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8'));
  const alias = Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([name, [path]]) => [name, join(root, path)]),
  );
  const outDir = join(root, 'node_modules/.cache', `waymark-load-${process.pid}-${(bundles += 1)}`);
  const remove = () => rmSync(outDir, { recursive: true, force: true });
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      publicDir: false,
      resolve: { alias },
      build: {
        ssr: true,
        outDir,
        minify: false,
        target: 'node20',
        rollupOptions: { input, output: { entryFileNames: '[name].mjs' } },
      },
    });
  } catch (reason) {
    remove();
    throw reason;
  }
  const files = Object.fromEntries(Object.keys(input).map((name) => [name, join(outDir, `${name}.mjs`)]));
  return { files, remove };
}

let bundles = 0;
