import ftplib
import io

from django.http import HttpResponseBadRequest, JsonResponse
from django.views.decorators.http import require_POST


def connect():
    ftp = ftplib.FTP_TLS("drop.partner.example", timeout=15)
    ftp.login("shop", open("/run/secrets/ftp").read().strip())
    ftp.prot_p()
    return ftp


@require_POST
def send_catalogue(request):
    folder = request.POST.get("folder", "incoming")
    if folder.startswith("/") or ".." in folder:
        return HttpResponseBadRequest("folder")
    ftp = connect()
    commands = f"CWD {folder}\r\nTYPE I\r\n".encode()
    ftp.sock.sendall(commands)
    ftp.getresp(), ftp.getresp()
    ftp.storbinary("STOR catalogue.csv", io.BytesIO(request.FILES["csv"].read()))
    ftp.quit()
    return JsonResponse({"sent": True})
