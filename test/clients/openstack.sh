#!/bin/sh
# Drives the OpenStack command line against the mock at $1 and prints what came of it, as JSON.
set -eu
export OS_AUTH_URL="$1/v3" OS_IDENTITY_API_VERSION=3
export OS_USERNAME=demo OS_PASSWORD=secret OS_USER_DOMAIN_NAME=ACME OS_PROJECT_NAME=eu-de OS_PROJECT_DOMAIN_NAME=ACME

printf '[%s,' "$(openstack token issue -f json)"
printf '%s,' "$(openstack catalog list -f json)"
printf '%s,' "$(openstack project list -f json)"
printf '%s,' "$(openstack project show eu-nl -f json)"
printf '%s,' "$(openstack project show 0123456789abcdef0123456789abcdef -f json)"
printf '%s,' "$(openstack domain show ACME -f json)"
printf '%s,' "$(openstack region show eu-de -f json)"
printf '"%s"]\n' "$(OS_PASSWORD=wrong openstack token issue 2>&1 | head -n 1)"
