const DEBUG = /(^|[#&])debug=([^&]+)/;

class Panel {
  #lines = [];

  log(line) {
    this.#lines.push(line);
    return this;
  }

  flush(doc) {
    doc.write("<pre>");
    for (const line of this.#lines) doc.writeln(line);
    doc.write("</pre>");
  }
}

const found = DEBUG.exec(window.location.hash);
if (found) {
  const panel = new Panel().log("build 4711");
  panel.log(`flags: ${decodeURIComponent(found[2])}`);
  panel.flush(document);
}
