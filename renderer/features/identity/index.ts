export { SwitchDialog } from './desk-people.tsx'
export { LockScreen } from './lock-screen.tsx'
export { SignInScreen } from './sign-in-screen.tsx'
export { StepUpDialog } from './step-up-dialog.tsx'
