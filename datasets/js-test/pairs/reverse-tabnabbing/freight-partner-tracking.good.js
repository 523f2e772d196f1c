import $ from 'jquery';

const CARRIERS = {
  northline: (code) => `https://track.northline.example/${encodeURIComponent(code)}`,
  bluevan: (code) => `https://bluevan.example/t?c=${encodeURIComponent(code)}`,
};

function popupFeatures() {
  const width = Math.min(900, screen.availWidth);
  const height = Math.min(700, screen.availHeight);
  return `popup,noreferrer,width=${width},height=${height},left=40,top=40`;
}

function trackingAddress(shipment) {
  const known = CARRIERS[shipment.carrier];
  if (known) {
    return known(shipment.code);
  }
  // Carriers outside the table send the address along with the shipment.
  const custom = String(shipment.trackingUrl || '');
  return /^https:\/\//.test(custom) ? custom : null;
}

export function mountShipments(root) {
  $(root).on('click', 'button.track', async function () {
    const id = $(this).data('shipment');
    const shipment = await $.getJSON(`/api/shipments/${encodeURIComponent(id)}`);
    const address = trackingAddress(shipment);
    if (!address) {
      $(this).prop('disabled', true).text('No tracking');
      return;
    }
    window.open(address, 'tracking', popupFeatures());
    $(this).addClass('seen');
  });
}
