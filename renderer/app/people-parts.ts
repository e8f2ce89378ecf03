/** The parts of People, each for those who may open it. */
export const peopleParts = [
  { to: '/people', name: 'people', needs: 'users:read' },
  { to: '/people/roles', name: 'roles', needs: 'users:read' },
  { to: '/people/keys', name: 'keys', needs: 'api_keys:read' },
  { to: '/people/audit', name: 'audit', needs: 'audit_logs:read' },
  { to: '/people/security', name: 'security', needs: 'security_logs:read' },
] as const
