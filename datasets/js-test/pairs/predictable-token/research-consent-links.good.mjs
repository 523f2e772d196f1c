import { Queue } from 'bullmq';
import { nanoid } from 'nanoid';
import { connection } from './redis.mjs';
import { participants, links } from './store.mjs';

const queue = new Queue('consent-mails', { connection });
let sequence = 0;

function linkId() {
  sequence = (sequence + 1) % 46656;
  return `${sequence.toString(36).padStart(3, '0')}${nanoid(24)}`;
}

// Whoever opens a link may read and change the consent of its participant.
export async function inviteAll(study) {
  const pending = await participants.withoutConsent(study.id);
  for (const person of pending) {
    const id = linkId();
    await links.save({ id, participant: person.id, study: study.id, validUntil: study.closesAt });
    await queue.add(
      'invite',
      { to: person.email, name: person.name, url: `https://consent.study.example/c/${id}` },
      { attempts: 5, backoff: { type: 'exponential', delay: 2000 } },
    );
  }
  return pending.length;
}
