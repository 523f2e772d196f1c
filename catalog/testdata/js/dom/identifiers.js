// A name made of letters, digits, _ and $ is no program.
const NAME = /^[a-zA-Z_$][\w$]*$/;
const bare = /^\s*(\w|\$)+\s*$/;
const query = new URLSearchParams(location.search);

const argument = query.get('variable');
if (!NAME.test(argument)) throw new Error('no name: ' + argument);
new Function(argument, 'return 1');

const other = query.get('other');
if (bare.test(other)) new Function(other + ', escape', 'return 1');

const loose = query.get('loose');
if (/[\w$]+/.test(loose)) new Function(loose, 'return 1'); // want "eval-injection"
if (/^[\w$()]+$/.test(loose)) new Function(loose, 'return 1'); // want "eval-injection"
