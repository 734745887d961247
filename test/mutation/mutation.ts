// A mutation: the source with one small change, which a test should notice.
export interface Mutation {
  /** From the root of the repository. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** The text that is replaced, for people. */
  readonly before: string
  readonly after: string
  /** The whole file with the change. */
  readonly text: string
}

/** `text` with `before`, which is at `start`, replaced by `after`. */
export function mutationOf (file: string, text: string, start: number, before: string, after: string): Mutation {
  return {
    file,
    line: text.slice(0, start).split('\n').length,
    before,
    after,
    text: text.slice(0, start) + after + text.slice(start + before.length)
  }
}
