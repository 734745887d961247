// One line of what `npm run bench:universe` prints.
export interface Figure {
  readonly measure: string
  readonly value: number
  readonly unit: string
  /** The most that is allowed; none where the figure is only told. */
  readonly most?: number
}
