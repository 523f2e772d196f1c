(function ($) {
  'use strict';

  function encode(text) {
    return $('<div>').text(text).html();
  }

  function readFilters() {
    var params = new URLSearchParams(window.location.search);
    return {
      category: params.get('category') || '',
      brand: params.get('brand') || '',
      maxPrice: parseFloat(params.get('max')) || 500,
    };
  }

  function renderChips($target, filters) {
    $target.empty();
    ['category', 'brand'].forEach(function (key) {
      var value = filters[key];
      if (!value) {
        return;
      }
      $target.append($('<span class="chip">').attr({ 'data-key': key, title: value }).html(encode(value)));
    });
    $target.append('<span class="chip">up to ' + filters.maxPrice.toFixed(0) + ' a day</span>');
  }

  $.fn.toolFilters = function () {
    return this.each(function () {
      var $root = $(this);
      var filters = readFilters();
      renderChips($root.find('.chips'), filters);
      $root.on('click', '.chip[data-key]', function () {
        var params = new URLSearchParams(window.location.search);
        params.delete($(this).data('key'));
        window.location.search = params.toString();
      });
    });
  };
})(jQuery);
