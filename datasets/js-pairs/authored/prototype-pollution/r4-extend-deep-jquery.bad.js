(function ($) {
  const defaults = { animation: { speed: 200, easing: 'linear' }, labels: { next: 'Next' } };

  function fromHash() {
    try {
      return JSON.parse(decodeURIComponent(window.location.hash.slice(1)));
    } catch (e) {
      return {};
    }
  }

  $.fn.carousel = function () {
    const own = fromHash();
    const options = $.extend(true, {}, defaults, own);
    return this.each(function () {
      $(this).find('.next').text(options.labels.next);
      $(this).data('speed', options.animation.speed);
    });
  };
})(jQuery);
