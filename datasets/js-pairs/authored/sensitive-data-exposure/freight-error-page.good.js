const express = require("express");
const { bookShipment } = require("./shipments");

const app = express();
app.use(express.json());

app.post("/shipments", async (req, res) => {
  try {
    const shipment = await bookShipment(req.body);
    res.status(201).json({ id: shipment.id });
  } catch (error) {
    console.error("booking failed", error);
    res.status(500).json({
      message: "The shipment could not be booked.",
      reference: req.get("x-request-id"),
    });
  }
});

app.listen(3000);
