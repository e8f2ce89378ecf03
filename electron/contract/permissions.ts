/**
 * Who may do what, in the backend's words (46 pairs), and ours for the screens it has no word for (decision 87). The
 * tables `permissions`, `roles` and `role_permissions` hold the same; a migration brings each new pair.
 */
export const permissionActions = {
  users: ['read', 'create', 'update', 'delete', 'manage_roles'],
  devices: ['read', 'create', 'update', 'delete', 'control'],
  sensors: ['read', 'create', 'update', 'delete', 'calibrate'],
  orders: ['read', 'create', 'update', 'delete', 'process', 'cancel'],
  products: ['read', 'create', 'update', 'delete', 'manage_stock'],
  categories: ['read', 'create', 'update', 'delete'],
  payments: ['read', 'process', 'refund'],
  notifications: ['read', 'create', 'delete'],
  analytics: ['read', 'export'],
  system: ['read', 'update', 'maintenance', 'credentials'],
  audit_logs: ['read'],
  security_logs: ['read'],
  api_keys: ['read', 'create', 'delete'],
  alerts: ['read', 'create', 'update', 'delete', 'acknowledge'],
  reports: ['read', 'create', 'run'],
  deliveries: ['read', 'create', 'cancel'],
  data: ['import', 'export'],
  inventory: ['read', 'adjust'],
} as const

export type Resource = keyof typeof permissionActions

/** `resource:action`. A pair that is not in the catalogue does not build. */
export type Permission = { [R in Resource]: `${R}:${(typeof permissionActions)[R][number]}` }[Resource]

export const permissions: readonly Permission[] = Object.entries(permissionActions).flatMap(([resource, actions]) =>
  // Read off the catalogue, so each is a pair of it.
  actions.map((action) => `${resource}:${action}` as Permission),
)

/**
 * What no role gives: who mails the codes, who vouches for people, what the farm signs in with elsewhere. Whoever may
 * change these becomes anybody, so they are the owner's alone, whatever the tables say.
 */
const ownersAlone = ['system:credentials'] as const satisfies readonly Permission[]
/** By these one becomes, or makes, somebody else, or leaves a way in behind. What they open asks for a fresh proof. */
const dangerous = [
  ...ownersAlone,
  'users:create',
  'users:update',
  'users:manage_roles',
  'api_keys:create',
] as const satisfies readonly Permission[]
export type Dangerous = (typeof dangerous)[number]

const isOneOf = (list: readonly Permission[]) => (permission: Permission) => list.includes(permission)
export const isOwnersAlone = isOneOf(ownersAlone)
export const isDangerous = isOneOf(dangerous)

const all: ReadonlySet<string> = new Set(permissions)
export const isPermission = (text: string): text is Permission => all.has(text)
