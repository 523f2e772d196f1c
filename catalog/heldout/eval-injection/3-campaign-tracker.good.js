(function (window, document) {
  'use strict';

  var queue = [];

  function track(name, campaign) {
    queue.push({ name: name, campaign: campaign, at: Date.now() });
  }

  function flush() {
    if (queue.length === 0) return;
    navigator.sendBeacon('/track', JSON.stringify(queue.splice(0)));
  }

  function campaignFromUrl() {
    var match = /[?&]utm_campaign=([^&]+)/.exec(window.location.search);
    return match ? decodeURIComponent(match[1]) : 'none';
  }

  function start() {
    var campaign = campaignFromUrl();
    window.tracker = { track: track };
    window.setTimeout(function () {
      track('visit', campaign);
    }, 1500);
    window.setInterval(flush, 10000);
  }

  window.addEventListener('pagehide', flush);
  document.addEventListener('DOMContentLoaded', start);
})(window, document);
