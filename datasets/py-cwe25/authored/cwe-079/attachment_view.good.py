import io

from flask import Blueprint, abort, send_file
from flask_login import current_user, login_required

from .models import Attachment

bp = Blueprint("attachments", __name__)
PICTURES = {"image/png", "image/jpeg", "image/gif"}


@bp.get("/tickets/<int:ticket_id>/files/<int:file_id>")
@login_required
def attachment(ticket_id, file_id):
    found = Attachment.query.filter_by(id=file_id, ticket_id=ticket_id).first_or_404()
    if not current_user.may_read(found.ticket):
        abort(403)
    inline = found.content_type in PICTURES
    response = send_file(io.BytesIO(found.data), mimetype=found.content_type, as_attachment=not inline, download_name="file")
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
