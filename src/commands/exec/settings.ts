// The setting of `exec` beside those of the mock. It stands apart from the command: the help text needs it, but not its code.
import type { SettingValues } from '../../config/config.ts'
import { optional } from '../../config/setting.ts'
import { duration } from '../../config/value-type.ts'

export const execSettings = {
  for: optional(duration, 'until it ends', 'ends a command that does not end by itself, after so long')
} as const
export type ExecSettings = SettingValues<typeof execSettings>
