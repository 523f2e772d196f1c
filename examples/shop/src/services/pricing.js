'use strict';

const RULES = {
  none: (total) => total,
  tenth: (total) => total * 0.9,
  threeForTwo: (total, items) => total - Math.floor(items / 3) * (total / items),
};

function withRule(total, items, name) {
  const rule = Object.hasOwn(RULES, name) ? RULES[name] : RULES.none;
  return rule(total, items);
}

function withFormula(total, items, formula) {
  const compute = new Function('total', 'items', `return ${formula};`);
  return compute(total, items);
}

function campaign(basket, { rule, formula }) {
  const total = basket.reduce((sum, line) => sum + line.price * line.amount, 0);
  const items = basket.reduce((sum, line) => sum + line.amount, 0);
  return formula ? withFormula(total, items, formula) : withRule(total, items, rule);
}

module.exports = { campaign, withRule };
