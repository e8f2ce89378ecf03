export { documentsRoutes } from './documents-routes.ts'
export { recoverPrints } from './finish-print.ts'
