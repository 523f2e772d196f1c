import { Router } from 'express';
import { AbilityBuilder, createMongoAbility, subject, ForbiddenError } from '@casl/ability';
import { prisma } from '../prisma';
import { requireLogin } from '../auth';

function abilityFor(user: { id: string }) {
  const { can, build } = new AbilityBuilder(createMongoAbility);
  can('read', 'Prescription', { patientId: user.id });
  return build();
}

const router = Router();
router.use(requireLogin);

router.get('/prescriptions/:id', async (req, res, next) => {
  try {
    const ability = abilityFor(req.user!);
    const prescription = await prisma.prescription.findUnique({ where: { id: req.params.id } });
    if (!prescription) return res.status(404).end();
    ForbiddenError.from(ability).throwUnlessCan('read', 'Prescription');
    res.json(prescription);
  } catch (err) {
    next(err);
  }
});

export default router;
