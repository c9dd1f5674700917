const { existsSync } = require('node:fs');
const { availableParallelism } = require('node:os');
const nxPreset = require('@nx/jest/preset').default;

/** ESM-only packages that Jest (CommonJS mode) must compile (docs/adr/0002). */
const esmOnly = [
  '@nestjs',
  'file-type',
  'strtok3',
  'token-types',
  '@tokenizer',
  'uint8array-extras',
  '@borewit',
];
const swc = (extra = {}) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic' },
      },
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
    ...extra,
  },
];
const report = `${__dirname}/.ci/jest-report.cjs`;
module.exports = {
  ...nxPreset,
  moduleFileExtensions: ['ts', 'tsx', 'mts', 'js', 'jsx', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '^.+\\.[mc]?tsx?$': swc(),
    'node_modules/.+\\.m?js$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: [`node_modules/(?!(${esmOnly.join('|')})/)`],
  testEnvironment: 'node',
  // ends what hangs; a machine that others use too is slow, not wrong
  testTimeout: 60_000,
  // Jest leaves one core free, which on the two of a small machine halves the speed
  maxWorkers: Math.max(2, availableParallelism() - 1),
  reporters: ['default', ...(process.env.JEST_REPORTS && existsSync(report) ? [report] : [])],
};
