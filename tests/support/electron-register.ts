/** `node --import ./tests/support/electron-register.ts`: the module `electron` is the double in this process. */
import { registerHooks } from 'node:module'

const double = new URL('./electron-double.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: double, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})
