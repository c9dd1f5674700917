import { isIPv6 } from 'node:net';
import type { Request } from 'express';
import type { Visit } from './visit';

/** Whoever sent a request, signed in or not. */
export interface Visitor {
  readonly visit: Visit | null;
  /** The network it came from, for counting tries; never stored as it is. */
  readonly address: string;
  readonly device: string;
}

/**
 * The network an address stands for when it is counted: somebody with IPv6 has 2^64 addresses to ask from, and is one asker. IPv4
 * addresses stay as they are, also where they come dressed as IPv6.
 */
export function networkOf(address: string): string {
  const dressed = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (dressed !== undefined) return dressed;
  if (!isIPv6(address)) return address;
  const [before = '', after] = (address.split('%')[0] ?? '').split('::');
  const left = before.split(':').filter(Boolean);
  const right = (after ?? '').split(':').filter(Boolean);
  const between = Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(between).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** “Firefox on Linux”: enough to know one's own devices by, too little to be traced by. */
export function deviceOf(request: Request): string {
  const text = request.headers['user-agent'] ?? '';
  const browser = /Edg\//.test(text)
    ? 'Edge'
    : /OPR\//.test(text)
      ? 'Opera'
      : /Firefox\//.test(text)
        ? 'Firefox'
        : /Chrome\//.test(text)
          ? 'Chrome'
          : /Safari\//.test(text)
            ? 'Safari'
            : 'Another browser';
  const system = /Android/.test(text)
    ? 'Android'
    : /iPhone|iPad/.test(text)
      ? 'iOS'
      : /Windows/.test(text)
        ? 'Windows'
        : /Mac OS X/.test(text)
          ? 'macOS'
          : /Linux/.test(text)
            ? 'Linux'
            : '';
  return system ? `${browser} on ${system}` : browser;
}
