const { WebSocketServer } = require("ws");
const cookie = require("cookie");

const checked = new WebSocketServer({ server, verifyClient: ({ origin }) => ORIGINS.has(origin) });
checked.on("connection", (socket, req) => {
  const user = sessions.get(cookie.parse(req.headers.cookie ?? "").sid);
  socket.on("message", (text) => handle(user, text));
});
