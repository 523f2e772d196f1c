const { Prescription } = require('../models');

class PrescriptionService {
  async find(id, viewer) {
    const row = await Prescription.findByPk(id, { include: ['items'] });
    if (!row) return null;
    this.log.info({ viewer: viewer.id, row: row.id }, 'prescription viewed');
    return row.patientId === viewer.id ? row : null;
  }

  constructor(log) {
    this.log = log;
  }
}

module.exports = function routes(app, { log, requireLogin }) {
  const service = new PrescriptionService(log);
  app.get('/prescriptions/:id', requireLogin, async (req, res) => {
    const row = await service.find(req.params.id, req.user);
    if (!row) return res.status(404).end();
    res.json(row);
  });
};
