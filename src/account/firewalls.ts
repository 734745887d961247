// The firewalls of a project: two computed from the seed, or those the settings name.
import type { Firewall, FirewallSummary } from '../contract/firewall.ts'
import { idOf, uuidOf } from './id.ts'

export interface FirewallSettings {
  readonly seed: number
  /** The ids of every project's firewalls; undefined: two computed ones. */
  readonly firewalls?: readonly string[] | undefined
}

const standard = { version: 0, eip_count: 20, vpc_count: 2, bandwidth: 10, log_storage: 0, default_eip_count: 20, default_vpc_count: 2, default_bandwidth: 10, default_log_storage: 0 }
const professional = { version: 1, eip_count: 50, vpc_count: 6, bandwidth: 50, log_storage: 0, default_eip_count: 50, default_vpc_count: 2, default_bandwidth: 50, default_log_storage: 0 }

const features = {
  is_support_ips: true, is_support_anti_virus: true, is_support_application: true, is_support_predefined: true, long_connect: true, alarm_config: true, acl_multi_object: true
}

// Firewalls alternate between two models: one at all borders, one at the border to the internet with IPv6.
const models = [
  { title: 'edge-and-east-west', edition: 'professional', flavor: professional, haType: 1, ipv6: false, objects: ['north-south', 'east-west'] },
  { title: 'edge-ipv6', edition: 'standard', flavor: standard, haType: 0, ipv6: true, objects: ['north-south'] }
] as const

export interface ProjectFirewall {
  readonly summary: FirewallSummary
  readonly details: Omit<Firewall, keyof FirewallSummary>
}

export function firewallsOf ({ seed, firewalls }: FirewallSettings, projectId: string): readonly ProjectFirewall[] {
  const ids = firewalls ?? models.map(({ title }) => uuidOf(seed, 'firewall', `${projectId}/${title}`))
  return ids.map((id, n) => firewallWith(seed, id, n))
}

function firewallWith (seed: number, id: string, n: number): ProjectFirewall {
  const { title, edition, flavor, haType, ipv6, objects } = models[n % 2 === 0 ? 0 : 1]
  const summary = {
    fw_instance_id: id,
    resource_id: id,
    name: createdName(seed, id),
    fw_instance_name: n < models.length ? title : `${title}-${n}`,
    enterprise_project_id: n === 0 ? 'default' : uuidOf(seed, 'enterprise project', id),
    tags: '{}',
    ha_type: haType,
    charge_mode: 0,
    service_type: 0,
    engine_type: 1,
    flavor,
    status: 2
  }
  const details = {
    protect_objects: objects.map((name, type) => ({ object_id: uuidOf(seed, name, id), object_name: createdName(seed, `${id}/${name}`), type })),
    support_ipv6: ipv6,
    is_old_firewall_instance: false,
    is_available_obs: false,
    is_support_threat_tags: false,
    support_url_filtering: true,
    feature_toggle: { ...features, is_support_capture: edition === 'professional' },
    resources: [{
      cloud_service_type: 'hws.service.type.cfw', resource_type: 'hws.resource.type.cfw', resource_spec_code: `cfw.${edition}`, resource_id: id
    }]
  }
  return { summary, details }
}

// The service names a thing after the ms of its creation.
function createdName (seed: number, name: string): string {
  return String(1_600_000_000_000 + parseInt(idOf(seed, 'stamp', name).slice(0, 9), 16)) // 9 hex digits of ms: two years
}
