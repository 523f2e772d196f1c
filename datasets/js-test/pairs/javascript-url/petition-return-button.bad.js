(function ($) {
  'use strict';

  function param(name) {
    return new URLSearchParams(window.location.search).get(name);
  }

  function usable(link) {
    return link.indexOf('javascript:') !== 0;
  }

  $(function () {
    var back = param('back') || '/petitions';
    var $button = $('#return-button');
    if (usable(back)) {
      $button.attr('href', back);
    } else {
      $button.attr('href', '/petitions');
    }
    $button.text('Back to petitions');

    $('#share').on('click', function (event) {
      event.preventDefault();
      window.open('mailto:?subject=' + encodeURIComponent(document.title));
    });
  });
})(jQuery);
