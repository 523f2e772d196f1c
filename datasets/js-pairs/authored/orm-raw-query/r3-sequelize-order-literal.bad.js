const express = require('express');
const { Sequelize, DataTypes, Op } = require('sequelize');

const sequelize = new Sequelize(process.env.DATABASE_URL, { logging: false });
const Listing = sequelize.define('Listing', {
  title: DataTypes.STRING,
  price: DataTypes.INTEGER,
  lat: DataTypes.FLOAT,
  lng: DataTypes.FLOAT,
});

const router = express.Router();

function distanceExpression(lat, lng) {
  return sequelize.literal(`earth_distance(ll_to_earth(lat, lng), ll_to_earth(${lat}, ${lng}))`);
}

router.get('/nearby', async (req, res, next) => {
  try {
    const { max } = req.query;
    const { lat, lng } = req.query;
    if (!lat || !lng) return res.status(400).json({ error: 'lat and lng are required' });

    const listings = await Listing.findAll({
      where: { price: { [Op.lte]: max || 1000000 } },
      order: [[distanceExpression(lat, lng), 'ASC']],
      limit: 40,
    });
    res.json(listings);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
