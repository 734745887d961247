# A collector of flow logs that loses nothing and keeps nothing twice, with Python's standard library. Run by the tests where there is Python. It does what ../collector.mjs does:
#   cfw-mock certify -- python3 right.py
import json, os, signal, sys, time
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

env = os.environ
limit = 1000
start = int(env['CFW_START_TIME'])
look_back = int(env.get('CFW_LOOK_BACK', 22_000_000))  # ms: the longest session and the lag of the service
state_file = os.path.join(env['CFW_STATE_DIR'], 'collector.json') if 'CFW_STATE_DIR' in env else None
token = env['CFW_TOKEN']

state = {'mark': start, 'known': [], 'size': 0}  # read up to; the ids of the last pass; how long the file of records was after it
if state_file and os.path.exists(state_file):
    with open(state_file) as file:
        state = json.load(file)
stored = open(env['CFW_STORED_FILE'], 'a') if 'CFW_STORED_FILE' in env else sys.stdout
if stored is not sys.stdout:
    stored.truncate(state['size'])  # an unfinished pass is read again


def end(*_):
    raise SystemExit(0)


signal.signal(signal.SIGTERM, end)


def sign_in():
    global token
    user = {'name': env['OS_USERNAME'], 'password': env['OS_PASSWORD'], 'domain': {'name': env['OS_USER_DOMAIN_NAME']}}
    auth = {'identity': {'methods': ['password'], 'password': {'user': user}}, 'scope': {'project': {'name': env['OS_PROJECT_NAME']}}}
    request = Request(f"{env['OS_AUTH_URL']}/auth/tokens", json.dumps({'auth': auth}).encode(), {'Content-Type': 'application/json'})
    with urlopen(request, timeout=30) as response:
        token = response.headers['X-Subject-Token']


def seconds_to_wait(headers):
    after = headers.get('Retry-After')
    if after is None or after.isdigit():
        return int(after or 0)
    return (parsedate_to_datetime(after) - parsedate_to_datetime(headers['Date'])).total_seconds()


def ask(query):
    """Asks until it is answered. Gives the records, None where the query is refused for ever, and when it was answered (ms)."""
    pause = 0.5
    while True:
        try:
            url = f"{env['CFW_ENDPOINT']}/v1/{env['CFW_PROJECT_ID']}/cfw/logs/flow?{urlencode(query)}"
            with urlopen(Request(url, headers={'X-Auth-Token': token}), timeout=30) as response:
                records = json.load(response)['data']['records']
                if isinstance(records, list):
                    return records, int(parsedate_to_datetime(response.headers['Date']).timestamp() * 1000)
            wait = 0
        except HTTPError as error:
            wait = seconds_to_wait(error.headers)
            if error.code == 400:
                return None, 0
            if error.code == 401:
                sign_in()
        except (OSError, ValueError, KeyError, HTTPException):  # cut off, no JSON, no records
            wait = 0
        time.sleep(max(pause, wait))
        pause = min(2 * pause, 60)


def collect():
    """Reads all that appeared since the last pass: a record appears when its flow has ended, and takes the place of its start."""
    window = {'fw_instance_id': env['CFW_FIREWALL_ID'], 'limit': limit, 'start_time': max(start, state['mark'] - look_back), 'end_time': int(time.time() * 1000)}
    known, seen, mark, cursor = set(state['known']), set(), None, {}
    while True:
        records, answered = ask({**window, **cursor})
        if records is None:
            if not cursor:
                sys.exit('refused')
            cursor = {}  # the service no longer takes the cursor: from the first page again
            continue
        mark = mark or answered
        for record in records:
            if record['log_id'] not in known and record['log_id'] not in seen:
                stored.write(json.dumps(record, ensure_ascii=False, separators=(',', ':')) + '\n')
            seen.add(record['log_id'])
        if len(records) < limit:
            break
        cursor = {'log_id': records[-1]['log_id'], 'next_date': records[-1]['start_time']}
    stored.flush()
    state.update(mark=min(mark, window['end_time']), known=list(seen), size=0 if stored is sys.stdout else stored.tell())
    if state_file:
        with open(state_file + '.new', 'w') as file:
            json.dump(state, file)
        os.replace(state_file + '.new', state_file)  # whole or not at all


while True:
    collect()
    if '--once' in sys.argv:
        break
    time.sleep(int(env.get('CFW_INTERVAL', 5000)) / 1000)
