import { z } from 'zod';

/**
 * In a browser schemas are read, not compiled into functions: the content policy forbids that, and even trying it is a violation.
 * It has to be said before the first schema is made, so this is the first import of the library.
 */
if ('document' in globalThis) z.config({ jitless: true });
