/** Journeys in a real browser on the production build: one demo server for all of them. */
module.exports = {
  displayName: 'journeys',
  preset: '../../jest.preset.js',
  testMatch: ['<rootDir>/src/journeys/**/*.e2e.ts'],
  globalSetup: '<rootDir>/src/stage/set-stage.ts',
  globalTeardown: '<rootDir>/src/stage/clear-stage.ts',
  // a fault still ends; a network made slow on purpose (src/stage/delays.ts) needs longer
  testTimeout: process.env.JOURNEY_DELAY ? 400000 : 180000,
  maxWorkers: 2,
};
