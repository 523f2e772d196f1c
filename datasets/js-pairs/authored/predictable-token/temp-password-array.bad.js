const bcrypt = require('bcrypt');
const generator = require('generate-password');
const { Employee } = require('./models');
const { sendWelcome } = require('./mail');

const CHARS = 'abcdefghijkmnpqrstuvwxyz23456789'.split('');

function temporaryPassword() {
  return Array.from({ length: 12 }, () => CHARS[Math.floor(Math.random() * CHARS.length)]).join('');
}

exports.createEmployee = async (req, res) => {
  const password = temporaryPassword();
  const employee = await Employee.create({
    name: String(req.body.name),
    email: String(req.body.email),
    passwordHash: await bcrypt.hash(password, 12),
    avatarHue: Math.floor(Math.random() * 360),
  });
  await sendWelcome(employee.email, password);
  res.status(201).json({ id: employee.id });
};
