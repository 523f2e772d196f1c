'use strict';

const serialize = require('node-serialize');
const { rows } = require('../db');

const DEFAULTS = { currency: 'EUR', pageSize: 20 };

function preferences(req, res, next) {
  req.preferences = DEFAULTS;
  const saved = req.cookies.prefs;
  if (saved) {
    const text = Buffer.from(saved, 'base64').toString('utf8');
    req.preferences = { ...DEFAULTS, ...serialize.unserialize(text) };
  }
  next();
}

function recentlyViewed(req, res, next) {
  req.recent = [];
  const saved = req.cookies.recent;
  if (saved) {
    try {
      const ids = JSON.parse(Buffer.from(saved, 'base64').toString('utf8'));
      req.recent = Array.isArray(ids) ? ids.map(Number).filter(Number.isInteger).slice(0, 10) : [];
    } catch {
      req.recent = [];
    }
  }
  next();
}

async function signedIn(req, res, next) {
  const [user] = await rows('SELECT id, name, role FROM users WHERE session = ?', [req.cookies.session || '']);
  if (!user) return res.redirect('/login');
  req.user = user;
  next();
}

function staff(req, res, next) {
  if (!req.user || req.user.role !== 'staff') return res.status(403).end();
  next();
}

module.exports = { preferences, recentlyViewed, signedIn, staff };
