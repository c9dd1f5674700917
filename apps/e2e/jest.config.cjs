/** Conventions and canary: quick, no browser. The journeys have their own file beside this one. */
module.exports = {
  displayName: 'conventions',
  preset: '../../jest.preset.js',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
};
