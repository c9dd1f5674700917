// Fails when package-lock.json names a registry, or lacks an optional (other-platform) package that npm ci would ask for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const bad = [];
for (const [path, p] of Object.entries(packages)) {
  if (p.resolved && !p.link) bad.push(`${path}: has a resolved address`);
  for (const dep of Object.keys(p.optionalDependencies ?? {})) {
    for (
      let at = path;
      ;
      at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : ''
    ) {
      if (packages[`${at ? `${at}/` : ''}node_modules/${dep}`]?.version) break;
      if (!at) {
        bad.push(`${path}: optional ${dep}@${p.optionalDependencies[dep]} is not in the lock`);
        break;
      }
    }
  }
}
console.log(
  bad.length ? bad.join('\n') : 'package-lock.json: no registry address, every optional package present',
);
process.exit(bad.length ? 1 : 0);
