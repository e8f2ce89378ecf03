import type { FeatureRoutes } from '../contract/routes.ts'
import type { Contract } from '../contract/index.ts'

export const coming = <F extends keyof Contract>(_feature: F): FeatureRoutes<F> =>
  new Proxy({}, { get: () => () => Promise.reject(new Error('not built yet')) }) as FeatureRoutes<F>
