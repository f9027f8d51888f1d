"""Uploads a firmware image to each appliance of a CSV file (address, key, image) and starts the upgrade.

On the wire it is the script of the 8.0 guide (Upgrade ExtraHop firmware through the REST API): addresses end in a
slash and the path is put right behind it; the image is streamed in small pieces with its length told first; the
upgrade is a POST without a body and so without a type; 201 and 202 are the only answers that count.
"""

import csv
import http.client
import os
import ssl
import sys
import urllib.parse

# What the HTTP library of that script sends along by itself.
USUAL = {
    "User-Agent": "python-requests/2.31.0",
    "Accept-Encoding": "gzip, deflate",
    "Accept": "*/*",
    "Connection": "keep-alive",
}


def post(url, headers, body=None):
    parts = urllib.parse.urlsplit(url)
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    connection = http.client.HTTPSConnection(parts.netloc, context=context)
    length = "0" if body is None else str(os.fstat(body.fileno()).st_size)
    connection.request("POST", parts.path, body=body, headers={**USUAL, **headers, "Content-Length": length})
    response = connection.getresponse()
    text = response.read()
    connection.close()
    return response.status, text


def upload(host, key, image):
    headers = {"Authorization": f"ExtraHop apikey={key}", "Content-Type": "application/vnd.extrahop.firmware"}
    with open(image, "rb") as body:
        return post(host + "api/v1/extrahop/firmware", headers, body)


def upgrade(host, key):
    return post(host + "api/v1/extrahop/firmware/latest/upgrade", {"Authorization": f"ExtraHop apikey={key}"})


with open(sys.argv[1], encoding="ascii", newline="") as rows:
    for host, key, image in csv.reader(rows):
        status, text = upload(host, key, image)
        print(host, "upload", status, "" if status == 201 else text.decode())
        if status == 201:
            status, text = upgrade(host, key)
            print(host, "upgrade", status, "" if status == 202 else text.decode())
