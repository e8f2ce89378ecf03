export { hasMailbox } from './has-mailbox.ts'
export { joinNotifications } from './join.ts'
export type { Mailer } from './mailer.ts'
export { mailQueue, type PostOffice, queueMail } from './queue-mail.ts'
