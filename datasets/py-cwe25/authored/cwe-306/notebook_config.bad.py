import os

from traitlets.config import get_config

c = get_config()

c.ServerApp.ip = "0.0.0.0"
c.ServerApp.port = 8888
c.ServerApp.open_browser = False
c.ServerApp.root_dir = "/srv/analyses"
c.IdentityProvider.token = ""
c.PasswordIdentityProvider.hashed_password = ""
c.ServerApp.allow_origin = ""
c.ServerApp.certfile = os.path.join(os.environ["TLS_DIR"], "tls.crt")
c.ServerApp.keyfile = os.path.join(os.environ["TLS_DIR"], "tls.key")
c.MappingKernelManager.cull_idle_timeout = 3600
