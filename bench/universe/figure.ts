/** One line that `npm run bench:universe` prints. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The bound, if there is one. */
  readonly most?: number
}
