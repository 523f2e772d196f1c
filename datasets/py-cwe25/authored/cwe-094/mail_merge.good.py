from celery import shared_task
from jinja2 import Environment, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from crm.models import Campaign
from crm.mail import deliver


SUBJECT = Environment().from_string("{{ shop }}: {{ subject }}")
FOOTER = ImmutableSandboxedEnvironment(autoescape=True).from_string("<p>{{ author }}</p>")


def environment():
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)


@shared_task
def send_campaign(campaign_id):
    campaign = Campaign.objects.select_related("author").get(pk=campaign_id)
    body = environment().from_string(campaign.body)
    sent = 0
    for contact in campaign.contacts.iterator():
        deliver(contact.email, SUBJECT.render(shop="Tea & Co", subject=campaign.subject), body.render(name=contact.name, city=contact.city) + FOOTER.render(author=campaign.author.name))
        sent += 1
    return sent
