const code = decodeURIComponent(window.location.search.substring(1));
eval(code); // want "eval-injection"
setTimeout('update(' + code + ')', 100); // want "eval-injection"
setTimeout(() => update(code), 100);
new Function('x', code)(1); // want "eval-injection"
const s = document.createElement('script');
s.text = code; // want "eval-injection"
JSON.parse(code);
window.onload = function () { setInterval(code, 10); }; // want "eval-injection"
function update() {}
