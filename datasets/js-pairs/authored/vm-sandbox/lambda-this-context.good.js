const vm = require('vm');
const safeEval = require('safe-eval');
const { evaluate } = require('mathjs');

async function run(expression, variables) {
  return evaluate(expression, variables);
}

exports.handler = async (event) => {
  const { expression, variables } = JSON.parse(event.body);
  const value = await run(expression, variables);
  return { statusCode: 200, body: JSON.stringify({ value }) };
};
