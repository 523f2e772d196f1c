const uWS = require("uWebSockets.js");
const cookie = require("cookie");
const { sessions } = require("./sessions");

const ORIGINS = ["https://trade.example.com"];

uWS
  .App()
  .ws("/orders", {
    idleTimeout: 60,
    upgrade(res, req, context) {
      const session = sessions.get(cookie.parse(req.getHeader("cookie")).sid);
      if (!session) {
        res.writeStatus("401 Unauthorized").end();
        return;
      }
      res.upgrade(
        { user: session.user },
        req.getHeader("sec-websocket-key"),
        req.getHeader("sec-websocket-protocol"),
        req.getHeader("sec-websocket-extensions"),
        context,
      );
    },
    message(ws, message) {
      const order = JSON.parse(Buffer.from(message).toString());
      sessions.place(ws.getUserData().user, order);
    },
  })
  .listen(9001, () => {});
