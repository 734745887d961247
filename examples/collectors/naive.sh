#!/bin/sh
# A collector as it is often written first, with curl and jq. It loses records: `cfw-mock certify -- sh naive.sh` says which, and why. Run by the tests where there is curl and jq. right.sh is the right one.
start=$CFW_START_TIME
while :; do
  end=$(date +%s)000 # wrong: the rest of this second is left out
  curl -s -H "X-Auth-Token: $CFW_TOKEN" "$CFW_ENDPOINT/v1/$CFW_PROJECT_ID/cfw/logs/flow?fw_instance_id=$CFW_FIREWALL_ID&limit=1024&start_time=$start&end_time=$end" |
    jq -c '.data.records[]?' # wrong: there are more pages, and a refused one is not read again
  start=$end # wrong: records of this window will still appear
  sleep $((${CFW_INTERVAL:-5000} / 1000))
done
