import $ from 'jquery';
import DOMPurify from 'dompurify';

interface Ticket {
  id: number;
  subject: string;
  signatureHtml: string;
  requester: { name: string };
}

class TicketPanel {
  private readonly $root = $('#ticket');

  async load(id: number): Promise<void> {
    const ticket: Ticket = await $.getJSON(`/api/tickets/${id}`);
    this.header(ticket);
    this.$root.find('.signature').html(DOMPurify.sanitize(ticket.signatureHtml));
    this.$root.find('.count').html(String(Number(ticket.id)));
  }

  private header({ subject, requester }: Ticket): void {
    this.$root.find('.subject').text(subject);
    this.$root.find('.people').prepend($('<li>').text(requester.name));
  }

  clear(): void {
    this.$root.find('.subject').html('');
    this.$root.find('.people').empty();
  }
}

const panel = new TicketPanel();
$('#tickets').on('click', 'a[data-id]', (event) => {
  event.preventDefault();
  panel.clear();
  void panel.load(Number($(event.currentTarget).data('id')));
});
