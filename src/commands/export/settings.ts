// What `cfw-mock export` can be told, beside the knobs of the world. Loads nothing but their kinds: the help text shows them too.
import { choice, instant, knob, optional, path, text } from '../../config/setting.ts'

export const exportKnobs = {
  project: optional(text, 'required', 'whose firewall'),
  firewall: optional(text, 'required', 'which firewall'),
  from: optional(instant, 'required', 'begin of the window'),
  to: optional(instant, 'now', 'end of the window; both ends are in'),
  filter: optional(text, 'none', 'only these flows: the filters of the API as in an address, such as direction=out2in&app=SSH'),
  format: knob(choice('ndjson', 'csv'), 'ndjson', 'lines of JSON, or rows under a header'),
  out: knob(path, '-', 'where to; - is stdout'),
  after: optional(text, 'the beginning', 'go on after the record with this log_id; last: after the last whole one in --out')
} as const
