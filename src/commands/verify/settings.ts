// The settings of `verify`, and those of them that `exec` has too. They stand apart from the command: the help text needs them, but not its code.
import type { SettingValues } from '../../config/config.ts'
import { optional, setting } from '../../config/setting.ts'
import { baseUrl, list, path, text, toggle } from '../../config/value-type.ts'
import { exportSettings } from '../export/settings.ts'

/** How a store is read. */
export const storeSettings = {
  idField: optional(text, 'log_id', 'where the store has the id; then only ids are compared, and what --field names'),
  field: optional(list, 'none', 'where the store has a field that it renamed, such as src_ip=source.ip; repeatable'),
  strict: setting(toggle, false, 'the first line of the store without a record is an error')
} as const
export type StoreSettings = SettingValues<typeof storeSettings>

const { project, firewall, from, to, filter } = exportSettings

export const verifySettings = {
  stored: optional(path, 'required', 'the store: a file of lines of JSON or CSV, gzipped or not; - is stdin'),
  url: optional(baseUrl, 'none: what the flags of the world say', 'the running mock that the collector asked: its journal tells what left it'),
  project: { ...project, defaultText: 'required without --url' },
  firewall: { ...firewall, defaultText: 'required without --url' },
  from: { ...from, defaultText: 'what was asked for; required without --url' },
  to: { ...to, defaultText: 'what was asked for; now without --url' },
  filter,
  ...storeSettings
} as const
export type VerifySettings = SettingValues<typeof verifySettings>
