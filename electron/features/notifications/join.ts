import type { Routes } from '../../contract/routes.ts'
import type { Joined } from '../../platform/joins.ts'
import { type MailRoutesDeps, mailRoutes } from './mail-routes.ts'
import { createMailer, type Mailer, type MailerDeps } from './mailer.ts'

export function joinNotifications(
  deps: MailerDeps & Omit<MailRoutesDeps, 'mailer'>,
): Joined<Pick<Routes, 'mail'>, { mailer: Mailer }> {
  const mailer = createMailer(deps)
  return { routes: { mail: mailRoutes({ ...deps, mailer }) }, mailer, stop: () => mailer.stop() }
}
