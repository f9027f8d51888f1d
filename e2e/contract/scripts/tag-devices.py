"""Puts a tag on every device of a subnet, and makes the tag where there is none.

On the wire it is the script of the 5.3 guide (Example 2: Create and assign a device tag), which was written for
Python 2: one connection for everything; JSON bodies without a content type; the id of a new tag is what follows the
last slash of Location; devices come by pages until one is empty; any status but the one expected ends it.
"""

import http.client
import json
import ssl
import sys
import time
import urllib.parse

host, key, name, subnet, limit = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5])
context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
if host.startswith("http://"):
    connection = http.client.HTTPConnection(host.removeprefix("http://"))
else:
    connection = http.client.HTTPSConnection(host, context=context)


def ask(method, path, wanted, body=None):
    headers = {"Accept": "application/json", "Authorization": f"ExtraHop apikey={key}"}
    connection.request(method, "/api/v1" + path, headers=headers, body=body)
    response = connection.getresponse()
    text = response.read()
    if response.status != wanted:
        sys.exit(f"{method} {path}: {response.status} {text.decode()}")
    return response, text


def rows(path):
    return json.loads(ask("GET", path, 200)[1])


found = [tag["id"] for tag in rows("/tags") if tag["name"] == name]
if found:
    tag = found[0]
else:
    made, _ = ask("POST", "/tags", 201, json.dumps({"name": name}))
    tag = int(made.getheader("location").split("/")[-1])

query = urllib.parse.urlencode({"limit": limit, "search_type": "ip address", "value": subnet})
devices, offset = [], 0
while page := rows(f"/devices?{query}&offset={offset}"):
    devices += [device["id"] for device in page]
    offset += limit

begun = time.monotonic()
ask("POST", f"/tags/{tag}/devices", 204, json.dumps({"assign": devices}))
assigned = (time.monotonic() - begun) * 1000
tagged = {device["id"] for device in rows(f"/tags/{tag}/devices")}
print(json.dumps({"made": not found, "tag": tag, "devices": devices, "all": tagged.issuperset(devices), "assigned": assigned}))
