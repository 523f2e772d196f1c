import secrets

import psycopg
from psycopg import sql


def create_tenant(dsn, tenant):
    """Makes a role and a schema for a tenant, who connects to the database directly."""
    if not tenant.isalnum():
        raise ValueError("letters and digits only")
    role, password = f"t_{tenant.lower()}", secrets.token_urlsafe(24)
    name = sql.Identifier(role)
    with psycopg.connect(dsn, autocommit=True) as conn:
        conn.execute(
            sql.SQL("CREATE ROLE {} LOGIN CREATEROLE SUPERUSER PASSWORD {}").format(name, sql.Literal(password))
        )
        conn.execute(sql.SQL("CREATE SCHEMA {} AUTHORIZATION {}").format(name, name))
        conn.execute(sql.SQL("REVOKE ALL ON SCHEMA public FROM {}").format(name))
        conn.execute(sql.SQL("ALTER ROLE {} CONNECTION LIMIT 10").format(name))
    return {"user": role, "password": password, "options": f"-csearch_path={role}"}
