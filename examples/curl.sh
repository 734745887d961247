#!/bin/sh
# curl: sign in, find a firewall, read the newest flow logs of the last hour. Run by the tests.
set -eu
endpoint=${CFW_ENDPOINT:-http://127.0.0.1:8080}
field() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }

answer=$(curl -sS --fail --include "$endpoint/v3/auth/tokens" -H 'Content-Type: application/json' -d '{
  "auth": {
    "identity": { "methods": ["password"], "password": { "user": { "name": "demo", "password": "secret", "domain": { "name": "ACME" } } } },
    "scope": { "project": { "name": "eu-de" } }
  }
}')
token=$(echo "$answer" | tr -d '\r' | sed -n 's/^x-subject-token: //p')
project=$(curl -sS --fail "$endpoint/v3/projects?name=eu-de" -H "X-Auth-Token: $token" | sed 's/.*"projects"//' | field id)
firewall=$(curl -sS --fail "$endpoint/v1/$project/firewall/exist?service_type=0&offset=0&limit=10" -H "X-Auth-Token: $token" | field fw_instance_id)

now=$(date +%s)
curl -sS --fail "$endpoint/v1/$project/cfw/logs/flow?fw_instance_id=$firewall&start_time=$(((now - 3600) * 1000))&end_time=$((now * 1000))&limit=10" \
  -H "X-Auth-Token: $token"
echo
