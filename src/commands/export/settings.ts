// The settings of `export` beside those of the mock. They stand apart from the command: the help text needs them, but not its code.
import type { SettingValues } from '../../config/config.ts'
import { optional, setting } from '../../config/setting.ts'
import { FORMATS } from '../../encode/encoder-of.ts'
import { choice, instant, path, text, toggle } from '../../config/value-type.ts'

export const exportSettings = {
  project: optional(text, 'required', 'whose firewall'),
  firewall: optional(text, 'required', 'which firewall'),
  from: optional(instant, 'required', 'begin of the window'),
  to: optional(instant, 'now', 'end of the window; both ends are in'),
  filter: optional(text, 'none', 'only these flows: the filters of the API as in an address, such as direction=out2in&app=SSH'),
  format: setting(choice(...FORMATS), 'ndjson', 'lines of JSON, or rows under a header'),
  safeCsv: setting(toggle, false, "puts ' before cells of CSV that a spreadsheet would take for a formula"),
  labels: setting(toggle, false, 'adds a column or member label: which scenario planted the record'),
  out: setting(path, '-', 'where to; - is stdout'),
  after: optional(text, 'the beginning', 'go on after the record with this log_id; last: after the last whole one in --out')
} as const
export type ExportSettings = SettingValues<typeof exportSettings>
