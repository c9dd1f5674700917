import { ConfigError, readConfig } from './config';

describe(readConfig, () => {
  it('keeps the demo and real work in different files', () => {
    const demo = readConfig('demo', {});
    const own = readConfig('own', {});
    expect(demo.sqliteFile).not.toBe(own.sqliteFile);
    expect(own.dataFolder.startsWith(process.cwd())).toBe(false);
  });

  it('gives the demo its own today', () => {
    expect(readConfig('demo', {}).today()).toBe('2026-09-15');
    expect(readConfig('own', {}).today()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'postgres://'],
    [{ HOST: '0.0.0.0' }, 'listens on this computer only'],
    [{ WAYMARK_TODAY: 'tomorrow' }, '2026-09-15'],
  ])('refuses %j with a cure', (env, words) => {
    expect(() => readConfig('demo', env)).toThrow(ConfigError);
    expect(() => readConfig('demo', env)).toThrow(words);
  });

  it('names every fault at once', () => {
    expect(() => readConfig('demo', { PORT: '99999', LOG_LEVEL: 'loud' })).toThrow(/PORT[\s\S]*LOG_LEVEL/);
  });
});
