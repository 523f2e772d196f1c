// ok: wrong
f();
// ruleid: wrong
g();
