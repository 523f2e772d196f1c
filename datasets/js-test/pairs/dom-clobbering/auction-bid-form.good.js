(function () {
  'use strict';

  // Sellers may place their own fields (size, colour, engraving) into the form.
  function addSellerFields(form, markup) {
    var holder = form.querySelector('.seller-fields');
    holder.innerHTML = window.DOMPurify.sanitize(markup, {
      ALLOWED_TAGS: ['label', 'input', 'select', 'option', 'p'],
      ALLOWED_ATTR: ['name', 'type', 'value', 'placeholder'],
      SANITIZE_DOM: false,
    });
  }

  function submitBid(form) {
    var endpoint = HTMLFormElement.prototype.getAttribute.call(form, 'action');
    var token = HTMLFormElement.prototype.getAttribute.call(form, 'data-csrf');
    return fetch(endpoint, {
      method: 'POST',
      headers: { 'X-CSRF-Token': token },
      body: new FormData(form),
    });
  }

  document.querySelectorAll('form.bid').forEach(function (form) {
    fetch('/lots/' + encodeURIComponent(form.dataset.lot) + '/fields')
      .then(function (r) { return r.text(); })
      .then(function (markup) { addSellerFields(form, markup); });

    form.addEventListener('submit', function (event) {
      event.preventDefault();
      submitBid(form).then(function (r) {
        form.querySelector('.result').textContent = r.ok ? 'Your bid stands.' : 'The bid was refused.';
      });
    });
  });
})();
