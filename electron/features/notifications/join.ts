import type { Routes } from '../../contract/routes.ts'
import type { Joined } from '../../platform/joins.ts'
import { mailRoutes } from './mail-routes.ts'
import type { MailDeps } from './mail-service.ts'
import { createMailer, type Mailer, type MailerDeps } from './mailer.ts'
import { createTellOwners, type TellOwners } from './tell-owners.ts'

export function joinNotifications(
  deps: MailerDeps & Omit<MailDeps, 'mailer'>,
): Joined<Pick<Routes, 'mail'>, { mailer: Mailer; tellOwners: TellOwners }> {
  const mailer = createMailer(deps)
  return {
    routes: { mail: mailRoutes({ ...deps, mailer }) },
    mailer,
    tellOwners: createTellOwners({ ...deps, mailer }),
    stop: () => mailer.stop(),
  }
}
