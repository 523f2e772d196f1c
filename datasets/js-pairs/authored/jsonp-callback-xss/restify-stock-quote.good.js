const restify = require("restify");
const { quoteFor } = require("./quotes");

const server = restify.createServer({ name: "quotes" });
server.use(restify.plugins.queryParser());

class ScriptReply {
  constructor(res) {
    this.res = res;
  }

  name(candidate) {
    return candidate ? candidate.replace(/[^\w$.]/g, "") : "onQuote";
  }

  send(candidate, value) {
    const body = `typeof ${this.name(candidate)} === 'function' && ${this.name(candidate)}(${JSON.stringify(value)});`;
    this.res.writeHead(200, {
      "Content-Type": "text/javascript; charset=utf-8",
      "Content-Length": Buffer.byteLength(body),
    });
    this.res.end(body);
  }
}

server.get("/quotes/:symbol", (req, res, next) => {
  quoteFor(req.params.symbol, (err, quote) => {
    if (err) return next(err);
    new ScriptReply(res).send(req.query.callback, quote);
    next();
  });
});

server.listen(8088);
