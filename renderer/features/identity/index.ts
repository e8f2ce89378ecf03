export { SignInScreen } from './sign-in-screen.tsx'
export { StepUpDialog } from './step-up-dialog.tsx'
