# A collector as it is often written first. It loses records: `cfw-mock certify -- python3 naive.py` says which, and why. Run by the tests where there is Python. right.py is the right one.
import json, os, time
from urllib.parse import urlencode
from urllib.request import Request, urlopen

env = os.environ
limit = 500


def page(**query):
    query = urlencode({'fw_instance_id': env['CFW_FIREWALL_ID'], 'limit': limit, **query})
    request = Request(f"{env['CFW_ENDPOINT']}/v1/{env['CFW_PROJECT_ID']}/cfw/logs/flow?{query}", headers={'X-Auth-Token': env['CFW_TOKEN']})
    try:
        with urlopen(request) as response:
            return json.load(response)['data']['records'] or []
    except (OSError, ValueError, KeyError):
        return []  # wrong: a page that was not read is no empty page


start = int(env['CFW_START_TIME'])
while True:
    end = int(time.time() * 1000)
    offset = 0
    while True:
        records = page(start_time=start, end_time=end, offset=offset)
        for record in records:
            print(json.dumps(record), flush=True)
        if len(records) < limit:
            break
        offset += limit  # wrong: what arrives meanwhile shifts offsets
    start = end  # wrong: records of this window will still appear
    time.sleep(int(env.get('CFW_INTERVAL', 5000)) / 1000)
