import $ from 'jquery';

const INTERVAL = 15000;

export class ResultsTicker {
  constructor(root, regatta) {
    this.$root = $(root);
    this.regatta = regatta;
    this.timer = null;
  }

  start() {
    this.$root.html('<p class="loading">Waiting for the first race…</p>');
    this.timer = setInterval(() => this.update(), INTERVAL);
    return this.update();
  }

  stop() {
    clearInterval(this.timer);
  }

  async update() {
    const { race, commentary, finishers } = await $.getJSON(`/api/regattas/${this.regatta}/latest`);
    const $table = $('<table>').addClass('finishers');
    finishers.forEach(({ lane, crew, seconds }) => {
      $('<tr>')
        .append($('<td>').text(lane), $('<td>').text(crew), $('<td>').text(seconds.toFixed(1)))
        .appendTo($table);
    });
    this.$root.empty().append($('<h3>').text(race));
    $('<p>', { class: 'commentary', html: commentary }).appendTo(this.$root);
    this.$root.append($table);
  }
}
