const { TestEnvironment } = require('jest-environment-jsdom');

/** jsdom has no fetch and no text coders; browsers have, and so has Node. */
module.exports = class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of [
      'fetch',
      'Response',
      'Request',
      'Headers',
      'TextEncoder',
      'TextDecoder',
      'structuredClone',
    ])
      this.global[name] ??= globalThis[name];
    this.global.scrollTo = () => undefined;
    this.global.Element.prototype.scrollIntoView = () => undefined;
  }
};
