var AdSlot = function (id) {
  this.id = id;
};

AdSlot.prototype.url = function () {
  var page = document.location.href;
  return "https://ads.example.com/show?slot=" + this.id + "&page=" + encodeURIComponent(page);
};

AdSlot.prototype.render = function () {
  document.write("<script src='" + this.url() + "'><\/script>");
};

new AdSlot(7).render();
