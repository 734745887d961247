// The environment of a command under `exec`: where the mock is and how to sign in, under the names that our examples, the vendor's SDKs and OpenStack
// clients read.
import { firewallsOf } from '../../account/firewalls.ts'
import { projectNamed } from '../../account/project.ts'
import type { Config } from '../../config/config.ts'

const REGION = 'eu-de'

/** `url` has no slash at its end; `startTime` is in ms since 1970, `lookBack` in ms. */
export function environmentOf (config: Config, url: string, { startTime, lookBack }: { readonly startTime: number, readonly lookBack: number }) {
  const { seed, token: [token = 'any'] = [], accessKey: [accessKey = 'AK'] = [], secretKey: [secretKey = 'SK'] = [], user: [login = 'demo:secret'] = [] } = config
  const { id: projectId } = projectNamed(seed, REGION)
  const [firewall] = firewallsOf(config, projectId)
  const separator = login.indexOf(':')
  return {
    CFW_ENDPOINT: url,
    CFW_PROJECT_ID: projectId,
    CFW_FIREWALL_ID: firewall?.summary.fw_instance_id ?? '',
    CFW_TOKEN: token,
    CFW_START_TIME: String(startTime),
    CFW_LOOK_BACK: String(lookBack),
    HUAWEICLOUD_SDK_AK: accessKey,
    HUAWEICLOUD_SDK_SK: secretKey,
    HUAWEICLOUD_SDK_PROJECT_ID: projectId,
    HUAWEICLOUD_SDK_REGION: REGION,
    HUAWEICLOUD_SDK_IAM_ENDPOINT: url,
    OS_AUTH_URL: `${url}/v3`,
    OS_IDENTITY_API_VERSION: '3',
    OS_USERNAME: login.slice(0, separator),
    OS_PASSWORD: login.slice(separator + 1),
    OS_USER_DOMAIN_NAME: 'cfw-mock',
    OS_PROJECT_NAME: REGION,
    OS_PROJECT_DOMAIN_NAME: 'cfw-mock',
    OS_REGION_NAME: REGION
  }
}
