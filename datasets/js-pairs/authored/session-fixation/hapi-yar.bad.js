const Bcrypt = require('bcrypt');
const accounts = require('./accounts');

module.exports = {
  method: 'POST',
  path: '/login',
  options: { auth: false },
  handler: async (request, h) => {
    const { username, password } = request.payload;
    const account = await accounts.byName(username);
    if (!account || !(await Bcrypt.compare(password, account.hash))) {
      return h.response({ error: 'wrong' }).code(401);
    }
    request.yar.set('account', { id: account.id });
    return h.redirect('/');
  },
};
