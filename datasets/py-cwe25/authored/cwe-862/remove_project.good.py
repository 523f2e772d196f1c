from flask import Blueprint, abort, jsonify
from flask_login import current_user, login_required

from .models import Project, db

bp = Blueprint("projects", __name__, url_prefix="/projects")


@bp.get("/")
@login_required
def mine():
    return jsonify([p.as_dict() for p in Project.query.filter_by(owner_id=current_user.id)])


@bp.delete("/<int:project_id>")
@login_required
def remove(project_id):
    project = db.session.get(Project, project_id)
    if project is None or project.owner_id != current_user.id:
        abort(404)
    db.session.delete(project)
    db.session.commit()
    return "", 204
