const cp = require('child_process');
exports.go = function (cmd) {
  cp.exec(cmd); // want "command-injection"
};
exports.stay = (cmd) => cp.exec(cmd);
