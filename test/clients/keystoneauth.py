# Drives keystoneauth and the OpenStack SDK against the mock at argv[1], whose CA is in the file argv[2], and prints what came of it, as JSON.
import json
import sys

import openstack
from keystoneauth1 import discover, session
from keystoneauth1.identity import v3

endpoint, ca_file = sys.argv[1:]
auth = v3.Password(auth_url=f'{endpoint}/v3', username='demo', password='secret', user_domain_name='ACME', project_name='eu-de', project_domain_name='ACME')
keystone = session.Session(auth=auth, verify=ca_file)
token = keystone.get_token()
seen = {
    'versions': discover.Discover(keystone, f'{endpoint}/v3').version_string_data()[0]['url'],
    'project': keystone.get_project_id(),
    'cfw': {kind: keystone.get_endpoint(service_type='cfwv1', interface=kind, region_name='eu-de') for kind in ('public', 'internal', 'admin')},
    'identity': keystone.get_endpoint(service_type='identity'),
    'project_access': auth.get_access(keystone).project_name,
}
query = {'fw_instance_id': 'fw', 'start_time': 1663555012000, 'end_time': 1664159798000, 'limit': 10}
page = keystone.get('/cfw/logs/flow', endpoint_filter={'service_type': 'cfw', 'interface': 'public'}, params=query)
seen['records'] = len(page.json()['data']['records'])

cloud = openstack.connection.Connection(session=keystone, region_name='eu-de')
seen['projects'] = [project.name for project in cloud.identity.projects()][:2]
seen['found'] = cloud.identity.find_project('eu-nl').name
seen['regions'] = cloud.identity.get_region('eu-nl').id
seen['revoked'] = keystone.delete('/auth/tokens', endpoint_filter={'service_type': 'identity'}, headers={'X-Subject-Token': token}).status_code
print(json.dumps(seen))
