/**
 * How records are numbered into rows and blocks, and cards into rows and columns. A row is 256 records, and a block is 256 rows: it deals
 * the whole deck once. Rows are numbered through all blocks. The functions are inlined: they stand in the innermost loops.
 */
export const ROW_SHIFT = 8 // 256 records, or cards, in a row
const BLOCK_SHIFT = 16 // 65 536 records in a block
const ROW_MASK = 255
const BLOCK_MASK = 65_535

@inline export function blockOf (n: i64): i64 { return n >> BLOCK_SHIFT }
@inline export function firstOfBlock (block: i64): i64 { return block << BLOCK_SHIFT }
@inline export function positionInBlock (n: i64): i32 { return <i32>n & BLOCK_MASK }

@inline export function rowNumberOf (n: i64): i64 { return n >> ROW_SHIFT }
@inline export function firstOfRow (rowNumber: i64): i64 { return rowNumber << ROW_SHIFT }
@inline export function positionInRow (n: i64): u32 { return <u32>n & ROW_MASK }

@inline export function blockOfRow (rowNumber: i64): i64 { return rowNumber >> ROW_SHIFT }
@inline export function firstRowOf (block: i64): i64 { return block << ROW_SHIFT }
@inline export function rowPosition (rowNumber: i64): u32 { return <u32>rowNumber & ROW_MASK }

@inline export function rowOfCard (card: u32): u32 { return card >>> ROW_SHIFT }
@inline export function columnOfCard (card: u32): u32 { return card & ROW_MASK }
