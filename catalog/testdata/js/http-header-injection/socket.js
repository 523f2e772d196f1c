const net = require("net");
const qs = require("querystring");

net.createServer((socket) => {
  socket.once("data", (head) => {
    const target = head.toString().split("\r\n")[0].split(" ")[1];
    const { lang, file } = qs.parse(target.split("?")[1]);
    socket.write("HTTP/1.1 200 OK\r\n");
    socket.write(`Content-Language: ${lang}\r\n`); // want "http-header-injection"
    socket.write(`X-File: ${encodeURIComponent(file)}\r\n`);
    socket.write(`X-Target: ${target}\r\n\r\n`);
    socket.end();
  });
});
