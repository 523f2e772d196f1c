import { GraphQLError } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';

const notFound = () => new GraphQLError('no such appointment', { extensions: { code: 'NOT_FOUND' } });

function patientOf(context) {
  if (!context.patient) {
    throw new GraphQLError('sign in first', { extensions: { code: 'UNAUTHENTICATED' } });
  }
  return context.patient;
}

export const resolvers = {
  DateTime: GraphQLDateTime,

  Query: {
    appointments: (_root, _args, context) =>
      context.db('appointments').where({ patient_id: patientOf(context).id }).orderBy('starts_at'),
  },

  Mutation: {
    async cancelAppointment(_root, { id, reason }, context) {
      const patient = patientOf(context);
      const appointment = await context.db('appointments').where({ id }).first();
      if (!appointment) throw notFound();
      if (appointment.starts_at - Date.now() < 24 * 3600 * 1000) {
        throw new GraphQLError('too late to cancel');
      }
      await context.db('appointments').where({ id }).update({ cancelled_at: new Date(), reason });
      await context.mail.send(patient.email, 'appointment-cancelled', { startsAt: appointment.starts_at });
      return true;
    },
  },
};
