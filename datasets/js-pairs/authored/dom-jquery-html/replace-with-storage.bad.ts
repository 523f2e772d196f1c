import $ from "jquery";

interface Note {
  title: string;
  html: string;
}

function notes(): Note[] {
  const raw = window.localStorage.getItem("notes");
  return raw ? (JSON.parse(raw) as Note[]) : [];
}

function paint(note: Note, index: number) {
  const $card = $(`#note-${index}`);
  $card.find("h3").text(note.title);
  $card.find(".content").replaceWith(`<div class="content">${note.html}</div>`);
}

$(window).on("storage hashchange", () => notes().forEach(paint));
$(() => notes().forEach(paint));
