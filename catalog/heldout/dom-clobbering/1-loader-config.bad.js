(function () {
  var DEFAULTS = { cdn: 'https://cdn.example.com/widgets/', locale: 'en' };

  function settings() {
    var config = window.widgetConfig || DEFAULTS; // want "dom-clobbering"
    return { cdn: config.cdn || DEFAULTS.cdn, locale: document.documentElement.lang || DEFAULTS.locale };
  }

  function load(name) {
    var tag = document.createElement('script');
    var options = settings();
    tag.src = options.cdn + name + '.js';
    tag.async = true;
    tag.setAttribute('data-locale', options.locale);
    document.head.appendChild(tag);
  }

  function ready(fn) {
    if (document.readyState !== 'loading') return fn();
    document.addEventListener('DOMContentLoaded', fn);
  }

  ready(function () {
    load('comments');
    load('reactions');
  });
})();
