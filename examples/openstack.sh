#!/bin/sh
# The OpenStack command line (Debian: python3-openstackclient): a token. Run by the tests where it is installed.
set -eu
export OS_AUTH_URL="${CFW_ENDPOINT:-http://127.0.0.1:8080}/v3" OS_IDENTITY_API_VERSION=3
export OS_USERNAME=demo OS_PASSWORD=secret OS_USER_DOMAIN_NAME=ACME OS_PROJECT_NAME=eu-de OS_PROJECT_DOMAIN_NAME=ACME

openstack token issue --format json
