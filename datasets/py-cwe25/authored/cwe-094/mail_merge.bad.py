from celery import shared_task
from jinja2 import Environment, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from crm.models import Campaign
from crm.mail import deliver


def environment(campaign):
    kind = ImmutableSandboxedEnvironment if campaign.is_imported else Environment
    return kind(autoescape=True, undefined=StrictUndefined)


@shared_task
def send_campaign(campaign_id):
    campaign = Campaign.objects.select_related("author").get(pk=campaign_id)
    body = environment(campaign).from_string(campaign.body)
    sent = 0
    for contact in campaign.contacts.iterator():
        deliver(contact.email, campaign.subject, body.render(name=contact.name, city=contact.city))
        sent += 1
    return sent
