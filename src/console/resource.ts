// What a view shows of the mock: loaded when its key changes, and shown as it was until the new answer is there, so that nothing jumps.
import { onTokenChange } from './call.ts'
import { redraw } from './redraw.ts'

export interface Loaded<Value> {
  readonly value: Value | undefined
  readonly error: Error | undefined
  readonly isLoading: boolean
}

export interface Resource<Value> {
  /** Another `key` is another thing; another `freshness` is the same thing, looked at again once the last look is over. */
  readonly ask: (key: string, load: (signal: AbortSignal) => Promise<Value>, freshness?: number) => Loaded<Value>
  /** The next ask loads again. */
  readonly forget: () => void
}

export function createResource<Value> (): Resource<Value> {
  let loaded: Loaded<Value> = { value: undefined, error: undefined, isLoading: false }
  let current: { readonly key: string, readonly freshness: number } | undefined
  let running = new AbortController()

  const forget = () => {
    current = undefined
    redraw()
  }
  onTokenChange(forget)
  return {
    forget,
    ask (key, load, freshness = 0) {
      if (current?.key === key && (current.freshness === freshness || loaded.isLoading)) return loaded
      current = { key, freshness }
      running.abort()
      const controller = running = new AbortController()
      loaded = { ...loaded, isLoading: true }
      const settle = (change: Partial<Loaded<Value>>) => {
        if (controller.signal.aborted) return
        loaded = { ...loaded, error: undefined, ...change, isLoading: false }
        redraw()
      }
      load(controller.signal).then(value => settle({ value }), error => settle({ error }))
      return loaded
    }
  }
}
