import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';

const server = ['@nestjs/*', 'typeorm', 'sqlite3', 'pg', 'express'];
const browser = ['react', 'react-dom', 'react-dom/*', 'recharts', '@tanstack/*', 'react-router'];
/** One rule a kind: npm packages it may not import. The wall is the privacy rule (docs/architecture.md). */
const forbid = (files, group, why) => ({
  files: files.map((f) => `${f}/**/*.{ts,tsx}`),
  ignores: ['**/*.spec.ts', '**/*.spec.tsx'],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message: why }] }] },
});

export default [
  { ignores: ['**/dist', '**/.nx', '**/coverage', '**/tmp', '**/node_modules', '**/*.config.*', '.ci'] },
  ...nx.configs['flat/base'],
  ...nx.configs['flat/typescript'],
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // a leading underscore says that a value is taken apart only to be left out
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: true,
          allow: [],
          depConstraints: [
            { sourceTag: 'kind:pure', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'kind:contract', onlyDependOnLibsWithTags: [] },
            {
              sourceTag: 'kind:domain',
              onlyDependOnLibsWithTags: ['kind:pure', 'kind:contract', 'kind:domain'],
            },
            { sourceTag: 'kind:ui', onlyDependOnLibsWithTags: ['kind:contract'] },
            {
              sourceTag: 'kind:server',
              onlyDependOnLibsWithTags: ['kind:pure', 'kind:contract', 'kind:domain', 'kind:ui'],
            },
            { sourceTag: 'kind:browser', onlyDependOnLibsWithTags: ['kind:contract', 'kind:ui'] },
            { sourceTag: 'kind:e2e', onlyDependOnLibsWithTags: ['kind:contract'] },
          ],
        },
      ],
    },
  },
  forbid(['libs/contract'], [...server, ...browser], 'The contract knows zod and nothing else.'),
  forbid(
    ['libs/statistics', 'libs/calendar', 'libs/outcomes', 'libs/ingest', 'libs/reports'],
    [...server, ...browser],
    'Pure and domain libraries know no framework: hand the data in as arguments.',
  ),
  forbid(['libs/charts'], [...server, '@tanstack/*'], 'Charts draw what they are given; they fetch nothing.'),
  forbid(['apps/dashboard'], server, 'The dashboard is a client of the contract.'),
  { files: ['apps/dashboard/**/*.tsx', 'libs/charts/**/*.tsx'], ...reactHooks.configs.flat.recommended },
  prettier,
];
