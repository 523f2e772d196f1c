const express = require("express");
const expressWs = require("express-ws");
const passport = require("passport");
const session = require("express-session");
const { deployments } = require("./deployments");

const app = express();
expressWs(app);
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false }));
app.use(passport.initialize());
app.use(passport.session());

app.get("/status", (req, res) => res.json({ ok: true }));

function sameOrigin(req) {
  try {
    return new URL(req.headers.origin).host === req.headers.host;
  } catch {
    return false;
  }
}

app.ws("/deployments/:id", (ws, req) => {
  if (!req.isAuthenticated() || !sameOrigin(req)) {
    ws.close();
    return;
  }
  ws.on("message", async (msg) => {
    const { action } = JSON.parse(msg);
    const result = await deployments.apply(req.params.id, action, req.user);
    ws.send(JSON.stringify(result));
  });
});

app.listen(3000);
