// SPDX-License-Identifier: Apache-2.0
// An answer of the server as reactive state. While a new one is on its way the old one stays, so that nothing jumps.
export class Resource<T> {
  value = $state.raw<T | null>(null)
  error = $state.raw<Error | null>(null)
  loading = $state(true)
  private attempt = $state(0)

  // `load` is run again when the reactive values that it reads change. Call while a component is being set up.
  constructor(load: () => Promise<T>) {
    $effect(() => {
      void this.attempt
      let stale = false
      this.loading = true
      load()
        .then((value) => {
          if (stale) return
          this.value = value
          this.error = null
        })
        .catch((error: Error) => {
          if (!stale) this.error = error
        })
        .finally(() => {
          if (!stale) this.loading = false
        })
      return () => {
        stale = true
      }
    })
  }

  retry() {
    this.attempt++
  }
}
