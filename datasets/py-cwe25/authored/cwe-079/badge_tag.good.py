from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

register = template.Library()
ICON = mark_safe('<svg class="icon"><use href="#star"/></svg>')


@register.simple_tag
def member_badge(member):
    colour = "gold" if member.years >= 10 else "grey"
    return format_html('<span class="badge {}">{} {}</span>', colour, ICON, member.nickname)


@register.simple_tag
def membership(member):
    return format_html("<small>{} years</small>", member.years)


@register.filter
def initials(name):
    return escape("".join(part[0] for part in name.split() if part))
