module.exports = {
  displayName: 'dashboard',
  preset: '../../jest.preset.js',
  testEnvironment: '<rootDir>/src/testing/browser-environment.cjs',
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  moduleNameMapper: { '\\.css$': '<rootDir>/src/testing/no-styles.cjs' },
};
