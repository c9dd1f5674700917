// Styles are looked at in a browser, not in jsdom.
module.exports = {};
