import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tree';

/** A forbidden import piped through the real lint: if the wall has a hole, or the rule is asleep, this goes red. */
function lint(file: string, code: string): { status: number | null; output: string } {
  const result = spawnSync('npx', ['eslint', '--stdin', '--stdin-filename', file], {
    cwd: root,
    input: code,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  return { status: result.status, output: `${result.stdout}${result.stderr}` };
}

describe('the walls between kinds', () => {
  beforeAll(() => {
    // without a cached project graph the boundary rule prints "skipped" and passes
    if (!existsSync(join(root, '.nx/workspace-data/project-graph.json')))
      execFileSync('npx', ['nx', 'show', 'projects'], { cwd: root, stdio: 'ignore' });
  });

  it.each([
    [
      'the browser may not see raw counts',
      'apps/dashboard/src/main.tsx',
      "import { rollUp } from '@waymark/outcomes';\nrollUp([]);\n",
    ],
    [
      'statistics may not know the domain',
      'libs/statistics/src/index.ts',
      "import { tabulate } from '@waymark/outcomes';\nexport const t = tabulate;\n",
    ],
    [
      'the contract may not know anybody',
      'libs/contract/src/index.ts',
      "import { tabulate } from '@waymark/outcomes';\nexport const t = tabulate;\n",
    ],
    [
      'charts may not compute statistics',
      'libs/charts/src/index.ts',
      "import { proportionWilson } from '@waymark/statistics';\nexport const p = proportionWilson;\n",
    ],
  ])('%s', (_, file, code) => {
    const { status, output } = lint(file, code);
    expect(output).toContain('@nx/enforce-module-boundaries');
    expect(output).not.toContain('The rule will be skipped');
    expect(status).toBe(1);
  });

  it.each([
    [
      'outcomes may not know Nest',
      'libs/outcomes/src/index.ts',
      "import { Injectable } from '@nestjs/common';\nexport const i = Injectable;\n",
    ],
    [
      'the dashboard may not know TypeORM',
      'apps/dashboard/src/main.tsx',
      "import { DataSource } from 'typeorm';\nexport const d = DataSource;\n",
    ],
  ])('%s', (_, file, code) => {
    const { status, output } = lint(file, code);
    expect(output).toContain('no-restricted-imports');
    expect(status).toBe(1);
  });
});
