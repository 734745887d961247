/** Where a page begins: strictly after the record that was read last. */
export interface Cursor {
  /** log_id of the last record read. */
  readonly logId?: string | undefined
  /** start_time of the last record read, in ms since 1970. */
  readonly nextDate?: number | undefined
}

/** The cursor names no record that this firewall has returned. */
export class ForeignCursor extends Error {}
