// Each PDF embeds five fonts: a second or two on a busy machine.
module.exports = { displayName: 'reports', preset: '../../jest.preset.js', testTimeout: 60000 };
