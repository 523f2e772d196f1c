(function ($) {
  'use strict';

  function decodeHash() {
    return decodeURIComponent(window.location.hash.replace(/^#/, ''));
  }

  function Tabs(root) {
    this.$root = $(root);
    this.$title = this.$root.find('.title');
  }

  Tabs.prototype.activate = function (name) {
    this.$root.find('.tab').removeClass('active');
    this.$root.find('.tab').filter(function () {
      return $(this).data('name') === name;
    }).addClass('active');
    this.$title.text(name);
  };

  Tabs.prototype.restore = function () {
    var wanted = decodeHash();
    if (!wanted) return;
    var $panel = $(document.getElementById(wanted));
    if ($panel.length) {
      $panel.addClass('open');
      this.activate($panel.data('name'));
    }
  };

  $(function () {
    var tabs = new Tabs('#tabs');
    tabs.restore();
    $(window).on('hashchange', function () {
      tabs.restore();
    });
    $('<p class="hint">Use the arrow keys</p>').insertAfter('#tabs');
  });
})(jQuery);
