export type { Invited } from './invitation.ts'
export { peopleRoutes } from './people-routes.ts'
export { rolesRoutes } from './roles-routes.ts'
