/** Where to go on. */
export interface Cursor {
  /** log_id of the last record read. */
  readonly logId?: string | undefined
  /** start_time of the last record read, in ms since 1970. */
  readonly nextDate?: number | undefined
}

/** A cursor that this firewall's answers cannot have led to. */
export class ForeignCursor extends Error {}
