#!/bin/sh
# A collector of flow logs that loses nothing and keeps nothing twice, with curl, jq and GNU date. Run by the tests where there is curl and jq. It does what ../collector.mjs does:
#   cfw-mock certify -- sh right.sh
set -eu
limit=1000
stored=${CFW_STORED_FILE:-/dev/stdout}
state=${CFW_STATE_DIR:-$(mktemp -d)}
token=$CFW_TOKEN
mkdir -p "$state"
touch "$state/known" # the ids of the last pass
[ -s "$state/mark" ] || echo "$CFW_START_TIME" >"$state/mark" # read up to (ms)
trap 'exit 0' TERM INT

sign_in() {
  curl -sS --max-time 30 -o "$state/answer" -D "$state/head" "$OS_AUTH_URL/auth/tokens" -H 'Content-Type: application/json' -d "{ \"auth\": {
    \"identity\": { \"methods\": [\"password\"], \"password\": { \"user\": { \"name\": \"$OS_USERNAME\", \"password\": \"$OS_PASSWORD\", \"domain\": { \"name\": \"$OS_USER_DOMAIN_NAME\" } } } },
    \"scope\": { \"project\": { \"name\": \"$OS_PROJECT_NAME\" } } } }" || return 0
  token=$(header x-subject-token)
}
header() { tr -d '\r' <"$state/head" | sed -n "s/^$1: //Ip" | tail -n 1; }
seconds_of() { date -d "$1" +%s; }

# Asks until it is answered; the page is then in $state/page. Fails where the query is refused for ever.
ask() {
  pause=1
  while :; do
    : >"$state/head"
    status=$(curl -sS --max-time 30 -o "$state/page" -D "$state/head" -w '%{http_code}' -H "X-Auth-Token: $token" "$1") || status=000 # cut off
    [ "$status" = 200 ] && jq -e '.data.records | type == "array"' "$state/page" >/dev/null 2>&1 && return 0
    [ "$status" = 400 ] && return 1
    after=$(header retry-after)
    case $after in
      '') after=0 ;;
      *[!0-9]*) after=$(($(seconds_of "$after") - $(seconds_of "$(header date)"))) ;;
    esac
    [ "$status" = 401 ] && sign_in
    sleep $((after > pause ? after + 1 : pause))
    pause=$((pause < 60 ? 2 * pause : 60))
  done
}

# Reads all that appeared since the last pass: a record appears when its flow has ended, and takes the place of its start.
collect() {
  from=$(($(cat "$state/mark") - ${CFW_LOOK_BACK:-22000000}))
  [ $from -gt "$CFW_START_TIME" ] || from=$CFW_START_TIME
  window="$CFW_ENDPOINT/v1/$CFW_PROJECT_ID/cfw/logs/flow?fw_instance_id=$CFW_FIREWALL_ID&limit=$limit&start_time=$from&end_time=$(date +%s%3N)"
  cursor=
  mark=
  : >"$state/pass"
  while :; do
    if ! ask "$window$cursor"; then
      [ -n "$cursor" ] || { cat "$state/page" >&2; exit 1; }
      cursor= # the service no longer takes the cursor: from the first page again
      continue
    fi
    [ -n "$mark" ] || mark=$(seconds_of "$(header date)")000
    jq -r '.data.records[] | "\(.log_id)\t\(tojson)"' "$state/page" >>"$state/pass"
    [ "$(jq '.data.records | length' "$state/page")" = $limit ] || break
    cursor=$(jq -r '.data.records[-1] | "&log_id=\(.log_id)&next_date=\(.start_time)"' "$state/page")
  done
  awk -F '\t' -v known="$state/known" 'BEGIN { while ((getline id <known) > 0) is[id] } !($1 in is) { is[$1]; print substr($0, length($1) + 2) }' "$state/pass" >>"$stored"
  cut -f 1 "$state/pass" >"$state/known"
  echo "$mark" >"$state/mark"
}

while :; do
  collect
  [ "${1:-}" != --once ] || break
  sleep $((${CFW_INTERVAL:-5000} / 1000))
done
