// The settings of `exec` beside those of the mock. They stand apart from the command: the help text needs them, but not its code.
import type { SettingValues } from '../../config/config.ts'
import { optional, setting } from '../../config/setting.ts'
import { duration, path } from '../../config/value-type.ts'
import { storeSettings } from '../verify/settings.ts'

export const execSettings = {
  for: optional(duration, 'until it ends', 'ends a command that does not end by itself, after so long'),
  history: setting(duration, 3_600_000, 'how long before its start the command is to read from', '1h'),
  stored: optional(path, 'none', 'what the command has stored by its end, to be judged too: a file; - is what the command writes to its stdout'),
  ...storeSettings
} as const
export type ExecSettings = SettingValues<typeof execSettings>
