(function (win, doc) {
  var HOST = 'https://ads.regional-radio.example';

  function zone() {
    var match = /[?&]zone=([^&]*)/.exec(win.location.search);
    return match ? decodeURIComponent(match[1]) : 'home';
  }

  function tag(name) {
    return '<script src="' + HOST + '/slot.js?zone=' + name + '"><\/script>';
  }

  function fallback() {
    var img = doc.createElement('img');
    img.src = HOST + '/house.png';
    doc.body.appendChild(img);
  }

  win.radioAds = {
    show: function () {
      if (win.navigator.onLine === false) {
        fallback();
        return;
      }
      doc.write(tag(encodeURIComponent(zone())));
    },
  };
})(window, document);
