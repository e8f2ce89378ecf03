export { customersRoutes } from './customer-routes.ts'
