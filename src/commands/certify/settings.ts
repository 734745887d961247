/** The settings of `certify` beside those of the mock. They stand apart from the command: the help text needs them, but not its code. */
import type { SettingValues } from '../../config/config.ts'
import { optional, setting } from '../../config/setting.ts'
import { integer, list, path, toggle } from '../../config/value-type.ts'
import { storeSettings } from '../verify/settings.ts'

const { idField, field } = storeSettings

/** How a condition runs and is judged. */
export const conditionSettings = {
  full: setting(toggle, false, 'takes up to five minutes, and proves more lateness'),
  seconds: optional(integer(1, 3_600), 'as each says', 'how long a condition lasts'),
  once: setting(toggle, false, 'the command makes one pass and ends: it is run again and again'),
  idField,
  field
} as const

export const certifySettings = {
  only: optional(list, 'all', 'these conditions'),
  ...conditionSettings,
  parallel: setting(integer(1, 64), 8, 'how many conditions at once'),
  list: setting(toggle, false, 'shows the conditions and ends'),
  json: optional(path, 'none', 'writes the report as JSON; - is stdout'),
  junit: optional(path, 'none', 'writes it as JUnit XML'),
  html: optional(path, 'none', 'writes it as a page')
} as const
export type CertifySettings = SettingValues<typeof certifySettings>
