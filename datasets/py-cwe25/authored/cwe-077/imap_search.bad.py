import email
import imaplib


class Mailbox:
    def __init__(self, host, user, token):
        self.box = imaplib.IMAP4_SSL(host)
        self.box.authenticate("XOAUTH2", lambda _: f"user={user}\1auth=Bearer {token}\1\1".encode())
        self.box.select("INBOX", readonly=True)

    def search(self, subject, since=None):
        criteria = ['SUBJECT "%s"' % subject]
        if since is not None:
            criteria.append(since.strftime("SINCE %d-%b-%Y"))
        _, found = self.box.search(None, *criteria)
        return found[0].split()

    def subjects(self, words):
        for number in self.search(words)[-20:]:
            _, parts = self.box.fetch(number, "(BODY.PEEK[HEADER])")
            yield email.message_from_bytes(parts[0][1]).get("Subject", "")
