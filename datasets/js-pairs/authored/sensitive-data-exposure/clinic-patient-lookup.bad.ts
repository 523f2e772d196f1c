import { FastifyInstance } from "fastify";
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

interface PatientParams {
  patientId: string;
}

function fullName(patient: { givenName: string; familyName: string }): string {
  return `${patient.givenName} ${patient.familyName}`.trim();
}

export async function patientRoutes(app: FastifyInstance): Promise<void> {
  app.get<{ Params: PatientParams }>("/patients/:patientId", async (request, reply) => {
    const patient = await prisma.patient.findUnique({
      where: { id: request.params.patientId },
    });
    if (!patient) {
      return reply.code(404).send({ message: "no such patient" });
    }
    request.log.info({ patientId: patient.id }, "patient opened");
    return reply.send({ ...patient, displayName: fullName(patient) });
  });
}
