# The vendor's Python SDK. Not run by the tests: it comes from PyPI.   pip install huaweicloudsdkcfw && python3 python_sdk.py
import os
import time

from huaweicloudsdkcfw.v1 import CfwClient, ListFirewallDetailRequest, ListFlowLogsRequest
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.region.region import Region

endpoint = os.environ.get("CFW_ENDPOINT", "http://127.0.0.1:8080")
credentials = BasicCredentials("AK", "SK").with_iam_endpoint(endpoint)
client = CfwClient.new_builder().with_credentials(credentials).with_region(Region("eu-de", endpoint)).build()

firewall = client.list_firewall_detail(ListFirewallDetailRequest(service_type=0, offset=0, limit=10)).data.records[0].fw_instance_id
now = int(time.time() * 1000)
page = client.list_flow_logs(ListFlowLogsRequest(fw_instance_id=firewall, start_time=now - 3_600_000, end_time=now, limit=10))
print(f"{len(page.data.records)} of {page.data.total} records")
