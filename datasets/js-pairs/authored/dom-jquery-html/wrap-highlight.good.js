const $ = require("jquery");

function keywordFromHash() {
  const hash = window.location.hash;
  return hash.startsWith("#q=") ? decodeURIComponent(hash.slice(3)) : "";
}

function highlight(keyword) {
  const $hits = $("article p").filter((_, p) => keyword && p.textContent.includes(keyword));
  const $tag = $("<mark></mark>").attr("title", keyword);
  $hits.each((_, p) => {
    $(p).wrapInner($tag.clone());
  });
  $("#count").text($hits.length + " paragraphs");
}

$(window).on("hashchange", () => highlight(keywordFromHash()));
$(() => highlight(keywordFromHash()));
