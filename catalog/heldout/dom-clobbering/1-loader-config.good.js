(function () {
  var DEFAULTS = { cdn: 'https://cdn.example.com/widgets/', locale: 'en' };
  var script = document.querySelector('script[data-widget-loader]');

  function settings() {
    return {
      cdn: (script && script.getAttribute('data-cdn')) || DEFAULTS.cdn,
      locale: document.documentElement.lang || DEFAULTS.locale,
    };
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
