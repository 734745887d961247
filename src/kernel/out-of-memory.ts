// Whether an error says that a kernel, or what is made beside it, got no memory. A kernel that failed so is in no state to be used again.
export function isOutOfMemory (error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { name, message } = error
  return (name === 'RuntimeError' && message === 'unreachable') || // of AssemblyScript's allocator; a released kernel has no assertions that could say the same
    (name === 'RangeError' && /could not allocate memory|Array buffer allocation failed/.test(message)) // of V8
}
