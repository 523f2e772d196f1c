const express = require('express');
const path = require('path');
const passport = require('passport');
const { Attachment } = require('./models');

const router = express.Router();

router.get('/attachments/:attachmentId', passport.authenticate('jwt', { session: false }), async (req, res) => {
  const attachment = await Attachment.findByPk(req.params.attachmentId);
  if (!attachment) return res.sendStatus(404);
  res.download(path.join('/srv/attachments', path.basename(attachment.storedName)), attachment.title);
});

module.exports = router;
