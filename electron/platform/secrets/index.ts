export type { Cipher } from './encrypted-file.ts'
export { openSecrets } from './open-secrets.ts'
export type { Secrets } from './secrets.ts'
