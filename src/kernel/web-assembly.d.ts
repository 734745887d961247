/** As much of Node's WebAssembly as we use: its types come with those of browsers only. */
declare namespace WebAssembly {
  class Module {
    constructor (bytes: Uint8Array)
  }

  class Instance {
    constructor (module: Module, imports: object)
    readonly exports: object
  }

  interface Memory {
    readonly buffer: ArrayBuffer
  }
}
