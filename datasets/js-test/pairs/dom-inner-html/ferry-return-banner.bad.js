(function () {
  'use strict';

  const partners = {
    'www.isles.example': 'Isles Tourist Board',
    'rail.example': 'Northern Rail',
  };

  function banner() {
    const el = document.createElement('aside');
    el.className = 'return-banner';
    el.setAttribute('role', 'note');
    return el;
  }

  function partnerOf(referrer) {
    try {
      return partners[new URL(referrer).hostname] || null;
    } catch (err) {
      return null;
    }
  }

  function showReturn() {
    if (!document.referrer || document.referrer.startsWith(location.origin)) {
      return;
    }
    const el = banner();
    const partner = partnerOf(document.referrer);
    if (partner) {
      el.insertAdjacentHTML('beforeend', `<strong>Welcome, guest of ${partner}</strong>`);
    }
    const from = decodeURIComponent(document.referrer);
    el.insertAdjacentHTML('beforeend', `<a class="back" href="/bye">Back to ${from}</a>`);
    document.body.prepend(el);
  }

  document.addEventListener('DOMContentLoaded', showReturn);
})();
