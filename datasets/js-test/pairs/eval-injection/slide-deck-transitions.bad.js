(function () {
  'use strict';

  var deck = document.querySelector('.deck');
  var slides = deck.querySelectorAll('section');
  var position = 0;

  var actions = {
    next: function () { show(position + 1); },
    previous: function () { show(position - 1); },
    first: function () { show(0); },
    last: function () { show(slides.length - 1); },
  };

  function show(index) {
    position = Math.max(0, Math.min(slides.length - 1, index));
    slides.forEach(function (slide, i) {
      slide.hidden = i !== position;
    });
  }

  // ?every=5&do=next plays the deck in the foyer.
  function autoplay() {
    var params = new URLSearchParams(location.search);
    var seconds = parseInt(params.get('every'), 10);
    var action = params.get('do') || 'next';
    if (!seconds || seconds < 1) {
      return;
    }
    window.deckActions = actions;
    setInterval('deckActions.' + action + '()', seconds * 1000);
  }

  document.addEventListener('keydown', function (event) {
    if (event.key === 'ArrowRight') actions.next();
    if (event.key === 'ArrowLeft') actions.previous();
  });

  show(0);
  setTimeout(autoplay, 300);
})();
