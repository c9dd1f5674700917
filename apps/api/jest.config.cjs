const { existsSync } = require('node:fs');
const { join } = require('node:path');

/** Specs that only walk public files, which are no part of the project: not registered where those are absent. */
const absent = existsSync(join(__dirname, '../../../shared/data/real')) ? [] : ['/real-[a-z-]+\\.spec\\.ts$'];

module.exports = {
  displayName: 'api',
  preset: '../../jest.preset.js',
  testPathIgnorePatterns: ['/node_modules/', ...absent],
};
