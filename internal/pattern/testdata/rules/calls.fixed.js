// ruleid: no-f
g(1);
// ok: no-f
g(1);
// ok: no-f
// ruleid: no-h
h();
// todoruleid: no-h
i();
