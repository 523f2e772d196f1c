export async function updateMember(request, reply) {
  const { memberId } = request.params;
  const { displayName } = request.body;
  const member = await request.server.db.members.findByPk(memberId);
  member.displayName = displayName;
  await member.save();
  return reply.send({ ok: true });
}
