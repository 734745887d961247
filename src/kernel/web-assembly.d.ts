/** As much of Node's WebAssembly as we use: its types come with those of browsers only. */
declare namespace WebAssembly {
  class Module {
    constructor (bytes: Uint8Array)
  }

  class Instance {
    constructor (module: Module, imports: object)
    readonly exports: object
  }

  class Memory {
    constructor (size: { readonly initial: number, readonly maximum: number, readonly shared: true })
    readonly buffer: SharedArrayBuffer
  }
}
