const q = new URLSearchParams(location.search).get('q');
$('#result').html('You searched for ' + q); // want "dom-jquery-html"
$('#result').text('You searched for ' + q);
$('#result').html($('<i>').text(q));
$('#list').append('<li>' + q + '</li>'); // want "dom-jquery-html"
$('#list').append($('<li>', { text: q }));
$(location.hash); // want "dom-jquery-html"
$('#' + location.hash.slice(1)).show();
$(document).find(location.hash).show();
$.getJSON('/api/reviews', function (reviews) {
  reviews.forEach(function (r) {
    $('#reviews').append('<p>' + r.text + '</p>'); // want "dom-jquery-html"
    $('#reviews').append($('<p>').text(r.text));
  });
});
$.ajax('/api/news').done((news) => {
  $('#news').html(DOMPurify.sanitize(news.body));
  $('#news').prepend(news.body); // want "dom-jquery-html"
});
$('a.next').attr('href', q); // want "javascript-url"
$('a.next').attr('title', q);
$('a.next').attr('href', '/search?q=' + encodeURIComponent(q));
const $box = getBox();
$box.html(q); // want "dom-jquery-html"
