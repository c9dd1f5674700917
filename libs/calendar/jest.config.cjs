// The whole suite runs in a zone that once skipped a calendar day: arithmetic that used local time would fail here.
process.env.TZ = 'Pacific/Apia';
module.exports = { displayName: 'calendar', preset: '../../jest.preset.js' };
