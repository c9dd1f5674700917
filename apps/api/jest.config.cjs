module.exports = { displayName: 'api', preset: '../../jest.preset.js', testTimeout: 30000 };
