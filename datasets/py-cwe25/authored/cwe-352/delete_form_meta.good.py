from flask import Flask, flash, redirect, render_template
from flask_login import LoginManager, current_user, login_required
from flask_wtf import FlaskForm
from wtforms import BooleanField, PasswordField, validators

app = Flask(__name__)
app.config.from_envvar("ACCOUNTS_SETTINGS")
LoginManager(app)


class SearchForm(FlaskForm):
    archived = BooleanField()

    class Meta:
        csrf = False


class CloseAccountForm(FlaskForm):
    sure = BooleanField("I know that this cannot be undone", [validators.InputRequired()])


class ChangePasswordForm(FlaskForm):
    password = PasswordField(validators=[validators.Length(min=12)])


@app.route("/account/close", methods=["GET", "POST"])
@login_required
def close():
    form = CloseAccountForm()
    if form.validate_on_submit():
        current_user.close()
        flash("Your account is closed.")
        return redirect("/")
    return render_template("close.html", form=form)
