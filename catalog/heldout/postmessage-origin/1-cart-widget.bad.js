const cart = new Map();
const badge = document.querySelector('.cart-badge');

function updateBadge() {
  let total = 0;
  for (const quantity of cart.values()) total += quantity;
  badge.textContent = String(total);
}

function handle(message) {
  switch (message.type) {
    case 'cart:add':
      cart.set(message.sku, (cart.get(message.sku) || 0) + 1);
      break;
    case 'cart:checkout':
      document.querySelector('#checkout-form').requestSubmit();
      break;
    default:
      return;
  }
  updateBadge();
}

window.addEventListener('message', (event) => { // want "postmessage-origin"
  if (event.data && typeof event.data.type === 'string') {
    handle(event.data);
  }
});

const worker = new Worker('/static/price-worker.js');
worker.addEventListener('message', (event) => {
  document.querySelector('.price').textContent = String(event.data.total);
});
