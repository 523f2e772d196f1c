jQuery(function ($) {
  var $items = $('.faq-item');

  function collapse() {
    $items.removeClass('is-open').find('.answer').slideUp(150);
  }

  function open($item) {
    if (!$item.length) {
      return;
    }
    collapse();
    $item.addClass('is-open').find('.answer').slideDown(150);
    $('html, body').animate({ scrollTop: $item.offset().top - 80 }, 200);
  }

  function fromHash() {
    var wanted = decodeURIComponent(window.location.hash.slice(1));
    if (!wanted) {
      return;
    }
    open($(wanted).closest('.faq-item'));
  }

  $items.on('click', '.question', function () {
    var $item = $(this).closest('.faq-item');
    window.history.replaceState(null, '', '#' + $item.attr('id'));
    open($item);
  });

  $('.faq-search').on('input', function () {
    var text = $(this).val().toLowerCase();
    $items.each(function () {
      $(this).toggle($(this).text().toLowerCase().indexOf(text) !== -1);
    });
  });

  $(window).on('hashchange', fromHash);
  fromHash();
});
