$(function () {
  var $summary = $('#summary');
  var $list = $('<ul class="results"></ul>');

  function query() {
    var match = /[?&]q=([^&]*)/.exec(window.location.search);
    return match ? decodeURIComponent(match[1].replace(/\+/g, ' ')) : '';
  }

  function addRow(item) {
    $('<li>').text(item.title).appendTo($list);
  }

  var term = query();
  $summary.html('<i class="icon-search"></i>');
  $summary.append('<span>Results for ' + term + '</span>'); // want "dom-jquery-html"

  $.getJSON('/api/search', { q: term }).done(function (data) {
    data.items.forEach(addRow);
    $summary.after($list);
    if (data.items.length === 0) {
      $list.html('<li class="empty">Nothing found</li>');
    }
  });
});
