import type { Request } from 'express';
import type { Visit } from './visit';

/** Whoever sent a request, signed in or not. */
export interface Visitor {
  readonly visit: Visit | null;
  /** Where it came from, for counting tries; never stored as it is. */
  readonly address: string;
  readonly device: string;
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
