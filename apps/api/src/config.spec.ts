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
    [{ WAYMARK_PUBLIC_URL: 'http://waymark.example.org' }, 'https://waymark.example.org'],
    [{ WAYMARK_PUBLIC_URL: 'https://example.org/waymark' }, 'without a path'],
    [{ WAYMARK_SECRET: 'short' }, '32 characters'],
    [{ WAYMARK_TODAY: 'tomorrow' }, '2026-09-15'],
  ])('refuses %j with a cure', (env, words) => {
    expect(() => readConfig('demo', env)).toThrow(ConfigError);
    expect(() => readConfig('demo', env)).toThrow(words);
  });

  it('listens to others only where it is told that a proxy ends TLS', () => {
    const HOST = '0.0.0.0';
    const WAYMARK_PUBLIC_URL = 'https://waymark.example.org';
    expect(() => readConfig('own', { HOST })).toThrow('without TLS');
    expect(() => readConfig('own', { HOST, WAYMARK_PUBLIC_URL })).toThrow('WAYMARK_PROXIES=1');
    expect(() => readConfig('demo', { HOST, WAYMARK_PUBLIC_URL, WAYMARK_PROXIES: '1' })).toThrow('the demo');
    // nor by a proxy on this very computer
    expect(() => readConfig('demo', { WAYMARK_PUBLIC_URL, WAYMARK_PROXIES: '1' })).toThrow('add --own');
    expect(readConfig('own', { HOST, WAYMARK_PUBLIC_URL, WAYMARK_PROXIES: '1' })).toMatchObject({
      host: HOST,
      publicUrl: WAYMARK_PUBLIC_URL,
      proxies: 1,
    });
  });

  it('names every fault at once', () => {
    expect(() => readConfig('demo', { PORT: '99999', LOG_LEVEL: 'loud' })).toThrow(/PORT[\s\S]*LOG_LEVEL/);
  });
});
