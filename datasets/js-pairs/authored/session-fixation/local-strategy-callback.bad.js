const passport = require("passport");
const { Router } = require("express");
const router = Router();
router.post("/signin", (req, res, next) => {
  passport.authenticate("local", (err, user) => {
    if (err) return next(err);
    if (!user) return res.redirect("/signin?failed=1");
    req.session.userId = user.id;
    req.session.save(() => res.redirect("/"));
  })(req, res, next);
});
module.exports = router;
