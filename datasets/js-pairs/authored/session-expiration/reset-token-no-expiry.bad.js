const crypto = require('crypto');
const bcrypt = require('bcrypt');
const User = require('./models/user');
const mailer = require('./mailer');

exports.requestReset = async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email) });
  if (user) {
    const token = crypto.randomBytes(32).toString('hex');
    user.resetToken = crypto.createHash('sha256').update(token).digest('hex');
    await user.save();
    await mailer.sendReset(user.email, token);
  }
  res.json({ ok: true });
};

exports.reset = async (req, res) => {
  const digest = crypto.createHash('sha256').update(String(req.body.token)).digest('hex');
  const user = await User.findOne({ resetToken: digest });
  if (!user) return res.status(400).json({ error: 'bad token' });
  user.password = await bcrypt.hash(String(req.body.password), 12);
  user.resetToken = undefined;
  await user.save();
  res.json({ ok: true });
};
