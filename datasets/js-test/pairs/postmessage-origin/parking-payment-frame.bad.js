(function () {
  'use strict';

  var frame = document.getElementById('payment-frame');
  var status = document.getElementById('status');
  var PROVIDER = 'https://pay.parkwell.example';

  frame.src = PROVIDER + '/checkout?session=' + encodeURIComponent(frame.dataset.session);

  function finish(receipt) {
    status.textContent = 'Paid. Your receipt is ' + receipt + '.';
    return fetch('/parking/complete', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': frame.dataset.csrf },
      body: JSON.stringify({ receipt: receipt }),
    });
  }

  window.addEventListener('message', function (event) {
    if (!event.data || typeof event.data !== 'object') {
      return;
    }
    if (event.data.kind === 'paid') {
      finish(String(event.data.receipt));
    } else if (event.data.kind === 'height') {
      frame.style.height = Number(event.data.value) + 'px';
    }
  });

  document.getElementById('cancel').addEventListener('click', function () {
    frame.contentWindow.postMessage({ kind: 'cancel' }, PROVIDER);
  });
})();
