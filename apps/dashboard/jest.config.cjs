module.exports = {
  displayName: 'dashboard',
  preset: '../../jest.preset.js',
  testEnvironment: '<rootDir>/src/testing/browser-environment.cjs',
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  // whole pages are opened and typed into: a busy machine may need longer than five seconds, and a fault still ends
  testTimeout: 30_000,
  moduleNameMapper: { '\\.css$': '<rootDir>/src/testing/no-styles.cjs' },
};
