export { createMailer, type Mailer } from './mailer.ts'
export { mailRoutes } from './mail-routes.ts'
export { mailQueue, type PostOffice, queueMail } from './queue-mail.ts'
